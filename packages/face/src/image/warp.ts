import type { Affine } from './affine.ts';
import { levelFor, type Picture, type Pixels } from './picture.ts';

/** How a warp writes its target. */
export interface WarpTarget {
  width: number;
  height: number;
  /** Planar [3, height, width]; written whole. */
  into: Float32Array;
  /** Order of the planes. */
  order: 'rgb' | 'bgr';
  /** Each value is written as (value − mean) · scale, from 0…255; one mean, or one each for red, green and blue. */
  mean: number | readonly [red: number, green: number, blue: number];
  scale: number;
  /** Mirror left and right. */
  mirrored?: boolean;
}

/**
 * Draws a region of a picture into a network's input: bilinear, antialiased by half-size levels, black outside.
 * @param map from target pixels to source pixels; a similarity or a crop
 */
export function warp(picture: Picture, map: Affine, target: WarpTarget): void {
  const { pixels, factor } = levelFor(picture, Math.hypot(map.a, map.d));
  if (factor === 1) {
    sample(pixels, map, target);
    return;
  }
  // Pixel centres of a level lie between those of the level below.
  const shift = (1 / factor - 1) / 2;
  sample(
    pixels,
    {
      a: map.a / factor,
      b: map.b / factor,
      c: map.c / factor + shift,
      d: map.d / factor,
      e: map.e / factor,
      f: map.f / factor + shift,
    },
    target,
  );
}

function sample(pixels: Pixels, map: Affine, target: WarpTarget): void {
  const { width, height, into, mean, scale } = target;
  const [meanR, meanG, meanB] = typeof mean === 'number' ? [mean, mean, mean] : mean;
  const plane = width * height;
  const firstPlane = target.order === 'rgb' ? 0 : 2 * plane;
  const lastPlane = 2 * plane - firstPlane;
  const rgb = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    let sourceX = map.b * y + map.c;
    let sourceY = map.e * y + map.f;
    for (let x = 0; x < width; x++, sourceX += map.a, sourceY += map.d) {
      sampleBilinear(pixels, sourceX, sourceY, rgb);
      const at = y * width + (target.mirrored ? width - 1 - x : x);
      into[at + firstPlane] = (rgb[0]! - meanR) * scale;
      into[at + plane] = (rgb[1]! - meanG) * scale;
      into[at + lastPlane] = (rgb[2]! - meanB) * scale;
    }
  }
}

function sampleBilinear(pixels: Pixels, x: number, y: number, rgb: Float64Array): void {
  const { data, width, height } = pixels;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = x - left;
  const bottom = y - top;
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
    sampleEdge(pixels, x, y, rgb);
    return;
  }
  const upper = (top * width + left) * 3;
  const lower = upper + width * 3;
  const w00 = (1 - right) * (1 - bottom);
  const w01 = right * (1 - bottom);
  const w10 = (1 - right) * bottom;
  const w11 = right * bottom;
  for (let c = 0; c < 3; c++)
    rgb[c] =
      data[upper + c]! * w00 +
      data[upper + c + 3]! * w01 +
      data[lower + c]! * w10 +
      data[lower + c + 3]! * w11;
}

/** As above where a neighbour lies outside the image: it counts as black. */
function sampleEdge({ data, width, height }: Pixels, x: number, y: number, rgb: Float64Array): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  rgb.fill(0);
  for (let k = 0; k < 4; k++) {
    const column = left + (k & 1);
    const row = top + (k >> 1);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const weight = (k & 1 ? x - left : 1 - (x - left)) * (k >> 1 ? y - top : 1 - (y - top));
    const at = (row * width + column) * 3;
    for (let c = 0; c < 3; c++) rgb[c]! += weight * data[at + c]!;
  }
}
