import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { overlap } from '../image/box.ts';
import type { Detection } from '../model/blazeface.ts';
import { chooseMainFace, countFaces, mergeDetections } from './detections.ts';

function makeDetection(x: number, y: number, side: number, score = 0.9): Detection {
  const keypoints = Array.from({ length: 6 }, (_, k) => ({ x: x + (k * side) / 6, y: y + side / 2 }));
  return { score, box: { x1: x, y1: y, x2: x + side, y2: y + side }, keypoints };
}

const detection = fc
  .record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 400 }),
    side: fc.integer({ min: 20, max: 200 }),
    score: fc.double({ min: 0.5, max: 1, noNaN: true }),
  })
  .map(({ x, y, side, score }) => makeDetection(x, y, side, score));

test('mergeDetections: any candidates, keeps the best score, adds no face and leaves every candidate covered', () => {
  fc.assert(
    fc.property(fc.array(detection, { minLength: 1, maxLength: 20 }), (candidates) => {
      const faces = mergeDetections(candidates);
      assert.ok(faces.length >= 1 && faces.length <= candidates.length);
      assert.equal(faces[0]!.score, Math.max(...candidates.map(({ score }) => score)));
      assert.ok(faces.every((face, i) => i === 0 || face.score <= faces[i - 1]!.score));
      for (const { box } of faces) {
        assert.ok(box.x1 >= Math.min(...candidates.map((c) => c.box.x1)) - 1e-9);
        assert.ok(box.x2 <= Math.max(...candidates.map((c) => c.box.x2)) + 1e-9);
      }
    }),
  );
});

test('mergeDetections: candidates far apart, stay as they are', () => {
  const apart = [makeDetection(0, 0, 50, 0.8), makeDetection(200, 0, 50, 0.9)];
  const faces = mergeDetections(apart);
  assert.equal(faces.length, 2);
  for (const [face, original] of [
    [faces[0]!, apart[1]!],
    [faces[1]!, apart[0]!],
  ] as const) {
    assert.equal(face.score, original.score);
    assert.ok(overlap(face.box, original.box) > 1 - 1e-9);
  }
});

test('mergeDetections: two candidates of one face, lie at their mean weighted by score', () => {
  const [face] = mergeDetections([makeDetection(100, 100, 100, 0.9), makeDetection(110, 100, 100, 0.6)]);
  assert.ok(Math.abs(face!.box.x1 - 104) < 1e-9);
  assert.ok(Math.abs(face!.keypoints[0]!.x - 104) < 1e-9);
});

test('chooseMainFace: a large face beside a small one in the middle, is the main one; a far corner is not', () => {
  const picture = { width: 640, height: 480 };
  const [large, small] = [makeDetection(180, 120, 240), makeDetection(300, 220, 40)];
  assert.equal(chooseMainFace([small, large], picture), large);
  const corner = makeDetection(0, 0, 60);
  assert.equal(chooseMainFace([corner, small], picture), small);
  assert.equal(chooseMainFace([], picture), null);
});

test('countFaces: a second person counts, one far behind and the same face seen twice do not', () => {
  const main = makeDetection(200, 100, 200);
  assert.equal(countFaces(main.box, [main]), 1);
  assert.equal(countFaces(main.box, [makeDetection(205, 95, 205)]), 1);
  assert.equal(countFaces(main.box, [main, makeDetection(0, 0, 60)]), 1);
  assert.equal(countFaces(main.box, [main, makeDetection(0, 0, 90)]), 2);
  assert.equal(countFaces(main.box, []), 1, 'the main face counts although this detector missed it');
});
