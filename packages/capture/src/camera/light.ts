import { DETECTOR_INPUT } from '../detector/blaze-face.ts';
import type { Face } from '../detector/face.ts';

/** Brightness of a face, luma 0…255. */
export interface Light {
  readonly mean: number;
  /** 95th minus 5th percentile. */
  readonly spread: number;
  /** Share of pixels at 250 or more, 0…1. */
  readonly burnt: number;
}

/** Part of the face box that is measured: skin, not hair or background. */
const INNER = 0.6;

/**
 * Measures the inner face in the detector's picture.
 * @param rgba 128 × 128 RGBA
 */
export function measureLight(
  rgba: Uint8ClampedArray,
  face: Pick<Face, 'x' | 'y' | 'width' | 'height'>,
): Light {
  const histogram = new Uint32Array(256);
  const [left, right] = span(face.x, face.width);
  const [top, bottom] = span(face.y, face.height);
  let count = 0;
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * DETECTOR_INPUT + x) * 4;
      // Rec. 601 luma.
      const luma = Math.round(0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!);
      histogram[luma]!++;
      sum += luma;
      count++;
    }
  }
  if (count === 0) return { mean: 0, spread: 0, burnt: 0 };
  const burnt = histogram.subarray(250).reduce((total, n) => total + n, 0) / count;
  return {
    mean: sum / count,
    spread: percentile(histogram, count * 0.95) - percentile(histogram, count * 0.05),
    burnt,
  };
}

function span(centre: number, size: number): [number, number] {
  const half = (size * INNER) / 2;
  const from = Math.max(0, Math.floor((centre - half) * DETECTOR_INPUT));
  return [from, Math.min(DETECTOR_INPUT, Math.ceil((centre + half) * DETECTOR_INPUT))];
}

function percentile(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  return histogram.findIndex((n) => {
    seen += n;
    return seen >= rank;
  });
}
