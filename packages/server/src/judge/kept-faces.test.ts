import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawOf, type KeptFace, keepFace, placeAtPeak, placeOf } from './kept-faces.ts';

const peak = (sharpness: number) => ({ index: 0, yaw: 14, pitch: 0, sharpness });
const keepAll = (sharpnesses: number[], draws: number[]): KeptFace[] =>
  sharpnesses.reduce<KeptFace[]>((faces, sharpness, i) => {
    const kept = placeAtPeak(faces, peak(sharpness), draws[i]!);
    return kept ? keepFace(faces, kept) : faces;
  }, []);

test('placeAtPeak: ten frames, the three sharpest are kept, each in a place of its own', () => {
  const faces = keepAll([3, 5, 3, 6, 3, 3, 5.5, 3, 3, 3], Array(10).fill(0.5));
  assert.deepEqual(faces.map(({ rank }) => rank).sort(), [5.5, 6, 6.5]);
  assert.equal(new Set(faces.map(placeOf)).size, 3);
});

test('placeAtPeak: frames of one sharpness, the draw decides which are kept', () => {
  const first = keepAll([4, 4, 4, 4, 4], [0.9, 0.1, 0.8, 0.7, 0.2]);
  assert.deepEqual(first.map(({ rank }) => rank).sort(), [4.7, 4.8, 4.9]);
});

test('drawOf: other seeds, other frames; one seed, always the same, spread over 0 to 1', () => {
  const draws = (seed: number) => Array.from({ length: 1_000 }, (_, frame) => drawOf(seed, frame));
  assert.deepEqual(draws(7), draws(7));
  assert.notDeepEqual(draws(7), draws(8));
  const mean = draws(7).reduce((sum, draw) => sum + draw, 0) / 1_000;
  assert.ok(mean > 0.45 && mean < 0.55 && Math.max(...draws(7)) < 1, String(mean));
});
