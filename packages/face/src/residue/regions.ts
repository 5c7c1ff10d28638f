import type { Point } from '../image/affine.ts';
import { frameHeight, framePoints, frameWidth } from './face-frame.ts';
import type { FaceTexture } from './face-texture.ts';
import type { Plane } from './plane.ts';

/** Rings of FaceMesh points; decision 0130, step 4. */
const oval = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
const rightEye = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];
const leftEye = [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249];
const lips = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146];
const nose = [168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 129, 358, 49, 279];
const rightBrow = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46];
const leftBrow = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276];

/** How far a region reaches beyond the hull of its points, px of the frame; below 0: stays within. */
const reach = { inner: -7, eyes: 4, mouth: 4, brows: 2, nose: 0 } as const;

/** The window's sides are multiples of this: registration halves it twice. */
const windowStep = 4;

/** The part of the frame that comparisons look at: the box of the face's oval. */
export const faceWindow = windowAround(oval.map((index) => framePoints[index]!));

/** A part of the face, as a number of pixels each, in the window. */
export interface Regions {
  /** The face without its edge. */
  inner: Int32Array;
  eyes: Int32Array;
  mouth: Int32Array;
  nose: Int32Array;
  /** The inner face without eyes, mouth and brows. */
  skin: Int32Array;
}

/** The parts of a face that comparisons speak of: indices of pixels of the window. */
export const regions: Regions = findRegions();

/** The window of a texture, as numbers to compute with. */
export function windowOf({ grey }: FaceTexture): Plane {
  const { left, top, width, height } = faceWindow;
  const data = new Float32Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const from = (top + y) * frameWidth + left;
    for (let x = 0; x < width; x++) data[to++] = grey[from + x]!;
  }
  return { data, width, height };
}

function windowAround(points: readonly Point[]) {
  const left = Math.max(0, Math.floor(Math.min(...points.map(({ x }) => x))));
  const top = Math.max(0, Math.floor(Math.min(...points.map(({ y }) => y))));
  const right = Math.min(frameWidth, Math.ceil(Math.max(...points.map(({ x }) => x))) + 1);
  const bottom = Math.min(frameHeight, Math.ceil(Math.max(...points.map(({ y }) => y))) + 1);
  const fit = (size: number) => Math.floor(size / windowStep) * windowStep;
  return { left, top, width: fit(right - left), height: fit(bottom - top) };
}

function findRegions(): Regions {
  const inner = grow(fillHull(oval), reach.inner);
  const within = (mask: Uint8Array) => mask.map((value, i) => value & inner[i]!);
  const eyes = within(join(grow(fillHull(rightEye), reach.eyes), grow(fillHull(leftEye), reach.eyes)));
  const mouth = within(grow(fillHull(lips), reach.mouth));
  const brows = join(grow(fillHull(rightBrow), reach.brows), grow(fillHull(leftBrow), reach.brows));
  const other = join(join(eyes, mouth), brows);
  return {
    inner: listOf(inner),
    eyes: listOf(eyes),
    mouth: listOf(mouth),
    nose: listOf(within(grow(fillHull(nose), reach.nose))),
    skin: listOf(inner.map((value, i) => value & (1 - other[i]!))),
  };
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => value | b[i]!);
}

function listOf(mask: Uint8Array): Int32Array {
  return Int32Array.from([...mask.keys()].filter((index) => mask[index] === 1));
}

/** 1 where a pixel of the window lies in the convex hull of some mesh points. */
function fillHull(indices: readonly number[]): Uint8Array {
  const { left, top, width, height } = faceWindow;
  const hull = hullOf(indices.map((index) => framePoints[index]!));
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    const x = left + (i % width);
    const y = top + Math.floor(i / width);
    const isInside = hull.every((a, k) => turnOf(a, hull[(k + 1) % hull.length]!, { x, y }) >= 0);
    mask[i] = isInside ? 1 : 0;
  }
  return mask;
}

/** Convex hull, one way round (Andrew 1979, monotone chain). */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (all: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of all) {
      while (chain.length > 1 && turnOf(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Above 0 when the way from a over b to c turns to the side that counts as inside. */
function turnOf(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** Dilates a mask by a square of `by` pixels to each side, or erodes it when `by` is below 0. */
function grow(mask: Uint8Array, by: number): Uint8Array {
  const { width, height } = faceWindow;
  const radius = Math.abs(by);
  // Eroding is dilating the rest, and what lies outside the window belongs to the rest.
  const wanted = by < 0 ? 0 : 1;
  const outside = by < 0 ? 0 : -1;
  return mask.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++) {
        const isOutside = x + dx < 0 || y + dy < 0 || x + dx >= width || y + dy >= height;
        if ((isOutside ? outside : mask[i + dy * width + dx]) === wanted) return wanted;
      }
    return 1 - wanted;
  });
}
