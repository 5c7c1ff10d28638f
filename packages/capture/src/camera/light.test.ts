import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DETECTOR_INPUT } from '../detector/blaze-face.ts';
import { measureLight } from './light.ts';

const face = { x: 0.5, y: 0.5, width: 0.5, height: 0.5 };

/** A picture whose luma at each place is what `luma` says. */
function picture(luma: (x: number, y: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(DETECTOR_INPUT ** 2 * 4);
  for (let i = 0; i < DETECTOR_INPUT ** 2; i++) {
    rgba.fill(luma(i % DETECTOR_INPUT, Math.floor(i / DETECTOR_INPUT)), i * 4, i * 4 + 3);
  }
  return rgba;
}

test('measureLight: a bright wall behind a dark face, counts the face alone', () => {
  const light = measureLight(
    picture((x, y) => (Math.hypot(x - 64, y - 64) < 32 ? 30 : 240)),
    face,
  );
  assert.deepEqual(light, { mean: 30, spread: 0, burnt: 0 });
});

test('measureLight: a face half burnt out, says so', () => {
  const { burnt, spread, mean } = measureLight(
    picture((x) => (x < 64 ? 255 : 105)),
    face,
  );
  assert.ok(Math.abs(burnt - 0.5) < 0.03 && spread === 150 && Math.abs(mean - 180) < 5);
});

test('measureLight: a face box beyond the picture, is cut', () => {
  const light = measureLight(
    picture(() => 90),
    { x: 1, y: 1, width: 0.6, height: 0.6 },
  );
  assert.equal(light.mean, 90);
});
