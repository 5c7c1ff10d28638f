import type { Box, Quality } from '../evidence.ts';
import { cropMap, squareAround } from '../image/box.ts';
import type { Picture } from '../image/picture.ts';
import { warp } from '../image/warp.ts';

/** The face is measured on a square of this many times its box, drawn at this size: the numbers don't depend on resolution. */
const cropFactor = 1.2;
const side = 128;

/** The inner face (eyes to mouth, no hair or background): the middle part of that square. */
const inner = { from: 38, to: 90 } as const;

/** Luma above which a pixel counts as saturated. */
const saturatedLuma = 245;

/** Pixel statistics of a face; the fields as in `Quality`. */
export function measureLightAndSharpness(
  picture: Picture,
  face: Box,
): Pick<Quality, 'sharpness' | 'brightness' | 'contrast' | 'saturated'> {
  const planes = new Float32Array(3 * side * side);
  const map = cropMap(squareAround(face, cropFactor), side, side);
  warp(picture, map, { width: side, height: side, into: planes, order: 'rgb', mean: 0, scale: 1 });
  const luma = toLuma(planes);
  return { sharpness: measureSharpness(luma), ...measureLight(luma) };
}

/** Rec. 601 luma of planar RGB. */
function toLuma(planes: Float32Array): Float32Array {
  const plane = planes.length / 3;
  const luma = new Float32Array(plane);
  for (let i = 0; i < plane; i++)
    luma[i] = 0.299 * planes[i]! + 0.587 * planes[i + plane]! + 0.114 * planes[i + 2 * plane]!;
  return luma;
}

/** Log variance of the Laplacian (Pech-Pacheco 2000), over the whole square. */
function measureSharpness(luma: Float32Array): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const i = y * side + x;
      const laplacian = luma[i - 1]! + luma[i + 1]! + luma[i - side]! + luma[i + side]! - 4 * luma[i]!;
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const n = (side - 2) ** 2;
  // The small addend keeps the logarithm finite on a flat picture.
  return Math.log(squares / n - (sum / n) ** 2 + 1e-3);
}

/** Of the inner face only: a bright wall behind is not an overexposed face. */
function measureLight(luma: Float32Array): { brightness: number; contrast: number; saturated: number } {
  const values: number[] = [];
  for (let y = inner.from; y < inner.to; y++)
    for (let x = inner.from; x < inner.to; x++) values.push(luma[y * side + x]!);
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))]!;
  return {
    brightness: values.reduce((sum, value) => sum + value, 0) / values.length,
    contrast: at(0.95) - at(0.05),
    saturated: values.filter((value) => value > saturatedLuma).length / values.length,
  };
}
