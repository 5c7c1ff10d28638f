/** Upright 8-bit sRGB pixels, interleaved R, G, B. `data.length` = 3 · width · height. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** A decoded image with its half-size copies, made when first needed. Level k is 2^k times smaller. */
export interface Picture {
  width: number;
  height: number;
  levels: [Pixels, ...Pixels[]];
}

/** No level gets smaller than half of this, px: below, a face network has nothing to look at. */
const smallestHalved = 32;

/** Wraps decoded pixels. They are referenced, not copied. */
export function makePicture(pixels: Pixels): Picture {
  return { width: pixels.width, height: pixels.height, levels: [pixels] };
}

/**
 * The level from which `reduction`-fold shrinking by bilinear sampling doesn't alias: sampled less than 2:1.
 * @param reduction source pixels per target pixel, > 0
 * @returns the level's pixels and how many times smaller than the original it is (1, 2, 4 …)
 */
export function levelFor(picture: Picture, reduction: number): { pixels: Pixels; factor: number } {
  let index = 0;
  let rest = reduction;
  let pixels = picture.levels[0];
  while (rest >= 2 && pixels.width >= smallestHalved && pixels.height >= smallestHalved) {
    index++;
    rest /= 2;
    pixels = picture.levels[index] ??= halve(pixels);
  }
  return { pixels, factor: 2 ** index };
}

/** Half the size by averaging 2×2 blocks; an odd last row or column is dropped. */
export function halve(source: Pixels): Pixels {
  const width = source.width >> 1;
  const height = source.height >> 1;
  const from = source.data;
  const stride = source.width * 3;
  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let top = 2 * y * stride;
    let bottom = top + stride;
    for (let x = 0; x < width; x++, top += 6, bottom += 6, to += 3) {
      data[to] = (from[top]! + from[top + 3]! + from[bottom]! + from[bottom + 3]! + 2) >> 2;
      data[to + 1] = (from[top + 1]! + from[top + 4]! + from[bottom + 1]! + from[bottom + 4]! + 2) >> 2;
      data[to + 2] = (from[top + 2]! + from[top + 5]! + from[bottom + 2]! + from[bottom + 5]! + 2) >> 2;
    }
  }
  return { data, width, height };
}
