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
  const { data, width: sourceWidth, height: sourceHeight } = pixels;
  const { width, height, into, mean, scale } = target;
  const [meanR, meanG, meanB] = typeof mean === 'number' ? [mean, mean, mean] : mean;
  const plane = width * height;
  const firstPlane = target.order === 'rgb' ? 0 : 2 * plane;
  const lastPlane = 2 * plane - firstPlane;
  const stride = 3 * sourceWidth;
  const step = target.mirrored ? -1 : 1;
  const edge = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    let sourceX = map.b * y + map.c;
    let sourceY = map.e * y + map.f;
    let at = y * width + (target.mirrored ? width - 1 : 0);
    // Written out for the three colours: a call or a loop for each pixel would take as long as the sampling itself.
    for (let x = 0; x < width; x++, sourceX += map.a, sourceY += map.d, at += step) {
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      if (left < 0 || top < 0 || left >= sourceWidth - 1 || top >= sourceHeight - 1) {
        sampleEdge(pixels, sourceX, sourceY, edge);
        into[at + firstPlane] = (edge[0]! - meanR) * scale;
        into[at + plane] = (edge[1]! - meanG) * scale;
        into[at + lastPlane] = (edge[2]! - meanB) * scale;
        continue;
      }
      const right = sourceX - left;
      const bottom = sourceY - top;
      const w00 = (1 - right) * (1 - bottom);
      const w01 = right * (1 - bottom);
      const w10 = (1 - right) * bottom;
      const w11 = right * bottom;
      const upper = top * stride + 3 * left;
      const lower = upper + stride;
      const red = data[upper]! * w00 + data[upper + 3]! * w01 + data[lower]! * w10 + data[lower + 3]! * w11;
      const green =
        data[upper + 1]! * w00 + data[upper + 4]! * w01 + data[lower + 1]! * w10 + data[lower + 4]! * w11;
      const blue =
        data[upper + 2]! * w00 + data[upper + 5]! * w01 + data[lower + 2]! * w10 + data[lower + 5]! * w11;
      into[at + firstPlane] = (red - meanR) * scale;
      into[at + plane] = (green - meanG) * scale;
      into[at + lastPlane] = (blue - meanB) * scale;
    }
  }
}

/** A bilinear sample where a neighbour lies outside the image: it counts as black. */
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
