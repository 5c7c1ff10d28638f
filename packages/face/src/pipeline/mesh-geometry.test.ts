import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meshPoints } from '../model/face-mesh.ts';
import { regionOfDetection, regionOfMesh, shareOutside } from './mesh-geometry.ts';

/** Points of a 100×60 rectangle around (x, y), turned by `angle` radians; the outer eye corners lie along it. */
function makeMesh(x: number, y: number, angle: number): Float32Array {
  const points = new Float32Array(meshPoints * 3);
  const put = (index: number, u: number, v: number) => {
    points[3 * index] = x + u * Math.cos(angle) - v * Math.sin(angle);
    points[3 * index + 1] = y + u * Math.sin(angle) + v * Math.cos(angle);
  };
  for (let i = 0; i < meshPoints; i++) put(i, ((i * 37) % 101) - 50, ((i * 53) % 61) - 30);
  put(0, -50, -30);
  put(1, 50, 30);
  put(33, -20, -5);
  put(263, 20, -5);
  return points;
}

for (const angle of [0, 0.4, -1.1]) {
  test(`regionOfMesh: points turned by ${angle} rad, is level with the eyes, centred and half as large again`, () => {
    const region = regionOfMesh(makeMesh(300, 200, angle));
    assert.ok(Math.abs(region.angle - angle) < 1e-4);
    assert.ok(Math.abs(region.x - 300) < 0.01 && Math.abs(region.y - 200) < 0.01);
    assert.ok(Math.abs(region.side - 150) < 0.01);
  });
}

test('regionOfDetection: eyes on a slope, is turned by it around the middle of the box', () => {
  const keypoints = [{ x: 10, y: 20 }, { x: 50, y: 60 }, ...Array(4).fill({ x: 0, y: 0 })];
  const region = regionOfDetection({ score: 1, box: { x1: 0, y1: 0, x2: 80, y2: 100 }, keypoints });
  assert.deepEqual(region, { x: 40, y: 50, side: 150, angle: Math.PI / 4 });
});

test('shareOutside: a mesh half over the left edge, is about one half', () => {
  const picture = { width: 640, height: 480 };
  assert.equal(shareOutside(makeMesh(300, 200, 0), picture), 0);
  assert.ok(Math.abs(shareOutside(makeMesh(0, 200, 0), picture) - 0.5) < 0.03);
  assert.equal(shareOutside(makeMesh(-500, 200, 0), picture), 1);
});
