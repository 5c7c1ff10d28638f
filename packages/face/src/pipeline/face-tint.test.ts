import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePicture } from '../image/picture.ts';
import { measureTint } from './face-tint.ts';

const [width, height] = [320, 240];
/** An ellipse of one colour on a ground of another, as a mesh and its picture. */
function scene(face: readonly number[], ground: readonly number[]) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isFace = ((x - 160) / 50) ** 2 + ((y - 120) / 70) ** 2 < 1;
      data.set(isFace ? face : ground, 3 * (y * width + x));
    }
  const points = Float32Array.from([110, 120, 0, 210, 120, 0, 160, 50, 0, 160, 190, 0]);
  return { picture: makePicture({ data, width, height }), points };
}
const near = (actual: readonly number[] | null | undefined, expected: readonly number[]) =>
  actual?.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]!) < 0.01, `${actual}`);
  });

test('measureTint: face and background, each in linear light', () => {
  const { picture, points } = scene([188, 128, 64], [64, 188, 188]);
  const tint = measureTint(picture, points);
  near(tint?.face, [0.503, 0.216, 0.051]);
  near(tint?.background, [0.051, 0.503, 0.503]);
});

test('measureTint: a burnt face tells nothing; a burnt background is left out', () => {
  const burnt = scene([255, 255, 255], [64, 64, 64]);
  assert.equal(measureTint(burnt.picture, burnt.points), null);
  const white = scene([120, 100, 90], [255, 255, 255]);
  assert.equal(measureTint(white.picture, white.points)?.background, null);
});
