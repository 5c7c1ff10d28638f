import { levelFor, type Picture, type Pixels } from '../image/picture.ts';
import { blur } from './blur.ts';
import { frameEyeDistance, frameHeight, frameMap, frameWidth } from './face-frame.ts';
import type { Plane } from './plane.ts';

/** A face drawn into the canonical frame by its mesh: whatever moved with the mesh stands still in it. */
export interface FaceTexture {
  /** Grey, 0…255: `frameHeight` rows of `frameWidth`. */
  grey: Uint8Array;
  /** Distance of the outer eye corners in the picture it was read from, px: how much detail there can be. */
  eyeDistance: number;
}

/** Mesh points of the outer eye corners (right, left). */
const rightEyeOuter = 33;
const leftEyeOuter = 263;
/** A face larger than in the frame is blurred before it is sampled: from this many times, with σ of this share (decision 0130). */
const blurFrom = 1.2;
const blurShare = 0.45;
/** Pixels around the mesh that a blur and a bilinear sample may ask for. */
const margin = 4;

/**
 * Reads the texture of a face: each pixel of the frame is taken where the same triangle of the mesh lies in the picture.
 * @param points mesh points x, y, z in pixels of the picture
 */
export function readTexture(picture: Picture, points: Float32Array): FaceTexture {
  const eyeDistance = Math.hypot(
    points[3 * leftEyeOuter]! - points[3 * rightEyeOuter]!,
    points[3 * leftEyeOuter + 1]! - points[3 * rightEyeOuter + 1]!,
  );
  const { pixels, factor } = levelFor(picture, Math.max(1, eyeDistance / frameEyeDistance));
  const face = cutGrey(pixels, points, factor);
  const scale = eyeDistance / factor / frameEyeDistance;
  if (scale > blurFrom) blur(face.plane, blurShare * scale, face.plane);
  return { grey: sample(face, points, factor), eyeDistance };
}

/** The mean of textures of one pose, which has less of each frame's noise. */
export function meanTexture(textures: readonly FaceTexture[]): FaceTexture {
  if (textures.length === 0) throw new RangeError('A mean of no textures');
  const grey = new Uint8Array(frameWidth * frameHeight);
  const n = textures.length;
  for (let i = 0; i < grey.length; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += textures[k]!.grey[i]!;
    grey[i] = Math.round(sum / n);
  }
  return { grey, eyeDistance: textures.reduce((sum, { eyeDistance }) => sum + eyeDistance, 0) / n };
}

/** Part of a picture's level in grey, and where its first pixel lies in that level. */
interface GreyCut {
  plane: Plane;
  left: number;
  top: number;
}

/** Rec. 601 luma of the part that the mesh covers. */
function cutGrey({ data, width, height }: Pixels, points: Float32Array, factor: number): GreyCut {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    x1 = Math.min(x1, points[i]!);
    x2 = Math.max(x2, points[i]!);
    y1 = Math.min(y1, points[i + 1]!);
    y2 = Math.max(y2, points[i + 1]!);
  }
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  const left = clamp(x1 / factor - margin, width - 2);
  const top = clamp(y1 / factor - margin, height - 2);
  const across = Math.max(2, clamp(x2 / factor + margin, width - 1) - left + 1);
  const down = Math.max(2, clamp(y2 / factor + margin, height - 1) - top + 1);
  const grey = new Float32Array(across * down);
  for (let y = 0, to = 0; y < down; y++) {
    let from = 3 * ((top + y) * width + left);
    for (let x = 0; x < across; x++, from += 3)
      grey[to++] = 0.299 * data[from]! + 0.587 * data[from + 1]! + 0.114 * data[from + 2]!;
  }
  return { plane: { data: grey, width: across, height: down }, left, top };
}

/** Bilinear; what lies outside the cut takes its nearest pixel. */
function sample({ plane, left, top }: GreyCut, points: Float32Array, factor: number): Uint8Array {
  const { corners, weights } = frameMap();
  const { data, width, height } = plane;
  const grey = new Uint8Array(frameWidth * frameHeight);
  // Pixel centres of a level lie between those of the level below.
  const shift = (1 / factor - 1) / 2;
  for (let i = 0, k = 0; i < grey.length; i++, k += 3) {
    const [a, b, c] = [3 * corners[k]!, 3 * corners[k + 1]!, 3 * corners[k + 2]!];
    const [u, v, w] = [weights[k]!, weights[k + 1]!, weights[k + 2]!];
    const x = (u * points[a]! + v * points[b]! + w * points[c]!) / factor + shift - left;
    const y = (u * points[a + 1]! + v * points[b + 1]! + w * points[c + 1]!) / factor + shift - top;
    const column = x < 0 ? 0 : x > width - 2 ? width - 2 : Math.floor(x);
    const row = y < 0 ? 0 : y > height - 2 ? height - 2 : Math.floor(y);
    const right = x < column ? 0 : x > column + 1 ? 1 : x - column;
    const bottom = y < row ? 0 : y > row + 1 ? 1 : y - row;
    const at = row * width + column;
    const upper = data[at]! + right * (data[at + 1]! - data[at]!);
    const lower = data[at + width]! + right * (data[at + width + 1]! - data[at + width]!);
    grey[i] = upper + bottom * (lower - upper) + 0.5;
  }
  return grey;
}
