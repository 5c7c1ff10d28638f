import { type Affine, applyAffine } from '../image/affine.ts';
import type { Picture } from '../image/picture.ts';
import { warp } from '../image/warp.ts';
import { manifests } from './manifest.ts';
import type { Model } from './model.ts';

/** A rotated square of a picture in which a face is looked for. */
export interface Region {
  x: number;
  y: number;
  /** Side, px. */
  side: number;
  /** Rotation that makes the eyes level, radians, clockwise as seen. */
  angle: number;
}

/** The 468 points of a face. */
export interface FaceMesh {
  /** x, y (px of the picture) and relative depth (same scale, smaller is nearer) of each point: 468 × 3. */
  points: Float32Array;
  /** Probability that the region holds a face at all, 0…1. */
  presence: number;
}

/** Number of points of a mesh. */
export const meshPoints = 468;

const side = manifests.landmarks.input[2];

/** MediaPipe FaceMesh (arXiv 1907.06724), the plain 468-point network without attention. */
export const faceMesh: Model<{ picture: Picture; region: Region }, FaceMesh> = {
  manifest: manifests.landmarks,
  prepare: ({ picture, region }, into) =>
    warp(picture, regionMap(region), {
      width: side,
      height: side,
      into,
      order: 'rgb',
      mean: 0,
      scale: 1 / 255,
    }),
  read: ([coordinates, flag], { region }) => {
    const map = regionMap(region);
    const points = new Float32Array(meshPoints * 3);
    for (let i = 0; i < points.length; i += 3) {
      const { x, y } = applyAffine(map, coordinates![i]! - 0.5, coordinates![i + 1]! - 0.5);
      points[i] = x;
      points[i + 1] = y;
      points[i + 2] = (coordinates![i + 2]! * region.side) / side;
    }
    return { points, presence: 1 / (1 + Math.exp(-flag![0]!)) };
  },
};

function regionMap({ x, y, side: regionSide, angle }: Region): Affine {
  const scale = regionSide / side;
  const a = Math.cos(angle) * scale;
  const d = Math.sin(angle) * scale;
  const middle = (side - 1) / 2;
  return { a, b: -d, c: x - a * middle + d * middle, d, e: a, f: y - d * middle - a * middle };
}
