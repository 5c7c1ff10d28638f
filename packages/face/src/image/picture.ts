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
    for (let x = 0; x < width; x++, top += 6) {
      const bottom = top + stride;
      for (let c = 0; c < 3; c++)
        data[to++] =
          (from[top + c]! + from[top + c + 3]! + from[bottom + c]! + from[bottom + c + 3]! + 2) >> 2;
    }
  }
  return { data, width, height };
}
