import type { Affine } from '../image/affine.ts';
import type { Picture } from '../image/picture.ts';
import { warp } from '../image/warp.ts';

/** Bits of a signature. */
export const signatureBits = 256;
/** Cells to each side; each gives one bit. */
const side = 16;
/** Samples along a cell, averaged: they take out what a resized or compressed copy changes. */
const samples = 6;

/**
 * Which computation a signature comes from. Signatures of different versions are not compared: a new one finds nothing
 * among the old, which are forgotten after 30 days at most.
 */
export const signatureVersion = 2;

/** The signed square reaches this many root-mean-square radii of the mesh from its centre: the face, some hair and collar. */
const reach = 1.42;
/** Added to a luma before its logarithm, so that noise in the dark counts for little. */
const darkest = 8;
/** A cell counts as brighter from this share of the root mean square on: flat parts give 0 instead of noise. */
const leastShare = 0.15;

/** Mesh points of the outer eye corners (right, left): the signed square turns with the head. */
const rightEyeOuter = 33;
const leftEyeOuter = 263;

/**
 * Perceptual signature of a face: 16 × 16 cells on the square around the mesh. A bit says whether a cell is brighter
 * than the mean of the 3 × 3 cells around it, in logarithms: light that changes slowly over the face, exposure and
 * gamma take no part. Distances that were measured: docs/accuracy.md, "Pictures shown again" (`bench/replay.ts`).
 * @param points mesh points x, y, z in pixels of the picture
 * @returns 32 bytes, row by row, most significant bit first
 */
export function signFace(picture: Picture, points: Float32Array): Uint8Array {
  const size = side * samples;
  const planes = new Float32Array(3 * size * size);
  warp(picture, squareMap(points, size, size), {
    ...{ width: size, height: size, into: planes },
    ...{ order: 'rgb', mean: 0, scale: 1 },
  });
  const cells = takeLightOut(averageCells(planes, size));
  const least = leastShare * Math.sqrt(cells.reduce((sum, value) => sum + value ** 2, 0) / cells.length);
  const signature = new Uint8Array(signatureBits / 8);
  for (const [bit, value] of cells.entries()) if (value > least) signature[bit >> 3]! |= 0x80 >> (bit & 7);
  return signature;
}

/**
 * The signature that the mirror image of a picture has: each row the other way round.
 * @param signature 32 bytes of `signFace`
 */
export function mirrorSignature(signature: Uint8Array): Uint8Array {
  const bytesInRow = side / 8;
  return signature.map((_, i) => {
    const row = i - (i % bytesInRow);
    const from = signature[row + bytesInRow - 1 - (i % bytesInRow)]!;
    let turned = 0;
    for (let bit = 0; bit < 8; bit++) turned |= ((from >> bit) & 1) << (7 - bit);
    return turned;
  });
}

/** The map from the target to an upright square around the mesh, turned as the eyes are. */
function squareMap(points: Float32Array, width: number, height: number): Affine {
  const count = points.length / 3;
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    x += points[3 * i]! / count;
    y += points[3 * i + 1]! / count;
  }
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (points[3 * i]! - x) ** 2 + (points[3 * i + 1]! - y) ** 2;
  const reached = 2 * reach * Math.sqrt(squares / count);
  const alongX = points[3 * leftEyeOuter]! - points[3 * rightEyeOuter]!;
  const alongY = points[3 * leftEyeOuter + 1]! - points[3 * rightEyeOuter + 1]!;
  const length = Math.hypot(alongX, alongY) || 1;
  const [cos, sin] = [alongX / length, alongY / length];
  const a = (cos * reached) / width;
  const d = (sin * reached) / width;
  const b = (-sin * reached) / height;
  const e = (cos * reached) / height;
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  return { a, b, c: x - a * middleX - b * middleY, d, e, f: y - d * middleX - e * middleY };
}

/** Mean logarithm of the Rec. 601 luma of each cell. */
function averageCells(planes: Float32Array, size: number): Float64Array {
  const plane = size * size;
  const cells = new Float64Array(side * side);
  for (let y = 0; y < size; y++) {
    const row = Math.floor(y / samples) * side;
    for (let x = 0; x < size; x++) {
      const i = y * size + x;
      const luma = 0.299 * planes[i]! + 0.587 * planes[i + plane]! + 0.114 * planes[i + 2 * plane]!;
      cells[row + Math.floor(x / samples)]! += Math.log(luma + darkest) / samples ** 2;
    }
  }
  return cells;
}

/** Each cell less the mean of the 3 × 3 around it; at the border of those that exist. */
function takeLightOut(cells: Float64Array): Float64Array {
  return cells.map((value, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    let [sum, count] = [0, 0];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (x + dx < 0 || y + dy < 0 || x + dx >= side || y + dy >= side) continue;
        sum += cells[i + dy * side + dx]!;
        count++;
      }
    return value - sum / count;
  });
}

/**
 * Hamming distance of two signatures, 0…256.
 * @throws RangeError when their lengths differ
 */
export function signatureDistance(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) throw new RangeError(`Signatures of ${a.length} and ${b.length} bytes`);
  let distance = 0;
  for (let i = 0; i < a.length; i++) {
    for (let rest = a[i]! ^ b[i]!; rest > 0; rest &= rest - 1) distance++;
  }
  return distance;
}
