import type { Pose } from '../evidence.ts';

/** Mesh points that span the face: outer eye corners (right, left), top of the forehead, chin. */
const rightEyeOuter = 33;
const leftEyeOuter = 263;
const forehead = 10;
const chin = 152;

const degrees = 180 / Math.PI;

/**
 * What the mesh's pitch reads on a frontal face, degrees: the line from forehead to chin leans by nature.
 * No ground truth was at hand: chosen between the median of 19 posed stills of different people (−9) and those of
 * the webcam clips (−1 and +8, camera below the face).
 */
export const frontalPitch = -5;

/**
 * Head pose from the mesh's own depth: x axis along the eyes, y axis down the face, z their cross product.
 * Signs as in `Pose`. Good to a few degrees near frontal; no ground truth was available (docs/biometrics.md#quality).
 */
export function measurePose(points: Float32Array): Pose {
  const x = direction(points, rightEyeOuter, leftEyeOuter);
  const down = direction(points, forehead, chin);
  // Away from the camera for a frontal face, since depth grows away from it.
  const away = unit(cross(x, down));
  return {
    yaw: Math.atan2(-away[0], away[2]) * degrees,
    pitch: Math.asin(Math.max(-1, Math.min(1, away[1]))) * degrees - frontalPitch,
    roll: Math.atan2(x[1], x[0]) * degrees,
  };
}

type Vector = [number, number, number];

function direction(points: Float32Array, from: number, to: number): Vector {
  return [0, 1, 2].map((axis) => points[3 * to + axis]! - points[3 * from + axis]!) as Vector;
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(v: Vector): Vector {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
