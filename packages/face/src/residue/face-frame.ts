import type { Point } from '../image/affine.ts';
import { canonicalFace } from './canonical-face.ts';
import { type Triangle, triangulate } from './triangulate.ts';

/** Size of the canonical frame, px, and where the face stands in it: decision 0130. */
export const frameWidth = 144;
export const frameHeight = 176;
/** Distance of the outer eye corners in the frame, px. */
export const frameEyeDistance = 80;
/** The middle between them. */
const eyeMiddle = { x: frameWidth / 2, y: 62 };

/** The mean frontal face in pixels of the frame. */
export const framePoints: readonly Point[] = Array.from({ length: canonicalFace.length / 2 }, (_, i) => ({
  x: eyeMiddle.x + (frameEyeDistance / 1000) * canonicalFace[2 * i]!,
  y: eyeMiddle.y + (frameEyeDistance / 1000) * canonicalFace[2 * i + 1]!,
}));

/** For each pixel of the frame, row by row, three mesh points and how much each weighs (together 1). */
export interface FrameMap {
  /** Three indices of mesh points a pixel. */
  corners: Uint16Array;
  /** Three weights a pixel, 0…1. */
  weights: Float32Array;
}

let known: FrameMap | null = null;

/**
 * The map from the frame to any mesh, made at the first call (some 30 ms). A pixel outside the face takes the nearest
 * point of its border, so that no edge is drawn there.
 */
export function frameMap(): FrameMap {
  known ??= makeFrameMap(triangulate(framePoints));
  return known;
}

function makeFrameMap(triangles: readonly Triangle[]): FrameMap {
  const corners = new Uint16Array(3 * frameWidth * frameHeight);
  const weights = new Float32Array(corners.length);
  const border = borderOf(triangles);
  const covered = new Uint8Array(frameWidth * frameHeight);
  for (const triangle of triangles) fillTriangle(triangle, { corners, weights, covered });
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 1) continue;
    const nearest = nearestOf(border, i % frameWidth, Math.floor(i / frameWidth));
    corners.set([nearest.from, nearest.to, nearest.to], 3 * i);
    weights.set([1 - nearest.share, nearest.share, 0], 3 * i);
  }
  return { corners, weights };
}

function fillTriangle(
  triangle: Triangle,
  { corners, weights, covered }: FrameMap & { covered: Uint8Array },
): void {
  const [a, b, c] = triangle.map((index) => framePoints[index]!) as [Point, Point, Point];
  const twice = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  const bottom = Math.min(frameHeight - 1, Math.ceil(Math.max(a.y, b.y, c.y)));
  const right = Math.min(frameWidth - 1, Math.ceil(Math.max(a.x, b.x, c.x)));
  for (let y = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y))); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x))); x <= right; x++) {
      const second = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / twice;
      const third = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / twice;
      // A pixel on an edge belongs to both triangles; either gives the same.
      if (Math.min(second, third, 1 - second - third) < -1e-9) continue;
      const i = y * frameWidth + x;
      covered[i] = 1;
      corners.set(triangle, 3 * i);
      weights.set([1 - second - third, second, third], 3 * i);
    }
  }
}

type Edge = readonly [number, number];

/** Edges of one triangle only. */
function borderOf(triangles: readonly Triangle[]): Edge[] {
  const once = new Map<string, Edge>();
  for (const triangle of triangles)
    for (let k = 0; k < 3; k++) {
      const [from, to] = [triangle[k]!, triangle[(k + 1) % 3]!];
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      if (!once.delete(key)) once.set(key, [from, to]);
    }
  return [...once.values()];
}

/** The edge nearest to a place, and how far along it the nearest point lies, 0…1. */
function nearestOf(border: readonly Edge[], x: number, y: number) {
  let best = { from: 0, to: 0, share: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const [from, to] of border) {
    const [a, b] = [framePoints[from]!, framePoints[to]!];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy);
    const share = Math.max(0, Math.min(1, along));
    const away = (x - a.x - share * dx) ** 2 + (y - a.y - share * dy) ** 2;
    if (away >= least) continue;
    least = away;
    best = { from, to, share };
  }
  return best;
}
