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

test('placeAtPeak: a face that was not measured, goes last', () => {
  const faces = keepAll([3, 3, 3], [0.1, 0.2, 0.3]);
  assert.equal(placeAtPeak(faces, { ...peak(0), sharpness: null }, 0.9), null);
});

test('drawOf: seeds or frames that differ in one bit, draws that say nothing of each other', () => {
  for (let bit = 0; bit < 31; bit++) {
    const pairs = Array.from({ length: 200 }, (_, seed) => [
      [drawOf(seed, 5), drawOf(seed ^ (1 << bit), 5)],
      [drawOf(9, seed), drawOf(9, seed ^ (1 << bit))],
    ]);
    for (const kind of [0, 1]) {
      const apart = pairs.reduce((sum, pair) => sum + Math.abs(pair[kind]![0]! - pair[kind]![1]!), 0) / 200;
      assert.ok(apart > 0.25 && apart < 0.42, `two random numbers lie 1/3 apart: ${bit} ${kind} ${apart}`);
    }
  }
});
