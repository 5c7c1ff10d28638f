import type { Box } from '../evidence.ts';
import type { Affine } from './affine.ts';

/** Width and height of a box. */
export function sizeOf(box: Box): { width: number; height: number } {
  return { width: box.x2 - box.x1, height: box.y2 - box.y1 };
}

/** Intersection over union, 0…1; 0 for boxes without area. */
export function overlap(a: Box, b: Box): number {
  const width = Math.max(0, Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1));
  const height = Math.max(0, Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1));
  const shared = width * height;
  const union = (a.x2 - a.x1) * (a.y2 - a.y1) + (b.x2 - b.x1) * (b.y2 - b.y1) - shared;
  return union > 0 ? shared / union : 0;
}

/** The square around a box's centre with a side of `factor` times the box's longer side. */
export function squareAround(box: Box, factor: number): Box {
  const { width, height } = sizeOf(box);
  return squareAt((box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2, Math.max(width, height) * factor);
}

/** The square of a given side around a centre. */
export function squareAt(x: number, y: number, side: number): Box {
  return { x1: x - side / 2, y1: y - side / 2, x2: x + side / 2, y2: y + side / 2 };
}

/** The map from a `width`×`height` target to the region `box` of the source (pixel centres at whole numbers). */
export function cropMap(box: Box, width: number, height: number): Affine {
  const x = (box.x2 - box.x1) / width;
  const y = (box.y2 - box.y1) / height;
  return { a: x, b: 0, c: box.x1 + 0.5 * x - 0.5, d: 0, e: y, f: box.y1 + 0.5 * y - 0.5 };
}
