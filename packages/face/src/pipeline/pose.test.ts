import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meshPoints } from '../model/face-mesh.ts';
import { frontalPitch, measurePose } from './pose.ts';

const radians = Math.PI / 180;

/** A mesh whose four pose points span a face turned by yaw, then pitch, then roll, degrees, signs as in `Pose`. */
function makeMesh(yaw: number, pitch: number, roll: number): Float32Array {
  const points = new Float32Array(meshPoints * 3);
  const put = (index: number, x: number, y: number) =>
    points.set(turn([x, y, 0], yaw, pitch, roll), index * 3);
  put(33, -30, -10);
  put(263, 30, -10);
  put(10, 0, -60);
  put(152, 0, 60);
  return points;
}

/** x right, y down, z away from the camera. */
function turn([x, y, z]: [number, number, number], yaw: number, pitch: number, roll: number) {
  // The face looks along −z; looking up moves that to the top of the picture, where y is small.
  const [p, w, r] = [-pitch * radians, yaw * radians, roll * radians];
  const pitched = [x, y * Math.cos(p) - z * Math.sin(p), y * Math.sin(p) + z * Math.cos(p)] as const;
  // Turning to its own left moves that to the right of the picture.
  const yawed = [
    pitched[0] * Math.cos(w) - pitched[2] * Math.sin(w),
    pitched[1],
    pitched[0] * Math.sin(w) + pitched[2] * Math.cos(w),
  ] as const;
  const x2 = 200 + yawed[0] * Math.cos(r) - yawed[1] * Math.sin(r);
  const y2 = 200 + yawed[0] * Math.sin(r) + yawed[1] * Math.cos(r);
  return [x2, y2, yawed[2]] as const;
}

test('measurePose: one angle at a time, reads that angle and no other', () => {
  const angle = fc.integer({ min: -40, max: 40 });
  const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 0.01, `${a} is not ${b}`);
  fc.assert(
    fc.property(angle, (degrees) => {
      const yawed = measurePose(makeMesh(degrees, 0, 0));
      near(yawed.yaw, degrees);
      near(yawed.pitch, -frontalPitch);
      near(yawed.roll, 0);
      near(measurePose(makeMesh(0, degrees, 0)).pitch, degrees - frontalPitch);
      near(measurePose(makeMesh(0, degrees, 0)).yaw, 0);
      near(measurePose(makeMesh(0, 0, degrees)).roll, degrees);
    }),
  );
});

test('measurePose: a face at any scale and place, reads the same', () => {
  const mesh = makeMesh(15, -8, 5);
  const moved = mesh.map((value, i) => value * 2.5 + (i % 3 === 2 ? 0 : 77));
  const [a, b] = [measurePose(mesh), measurePose(moved)];
  for (const key of ['yaw', 'pitch', 'roll'] as const) assert.ok(Math.abs(a[key] - b[key]) < 1e-2);
});
