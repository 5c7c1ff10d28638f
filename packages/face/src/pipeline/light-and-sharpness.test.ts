import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePicture } from '../image/picture.ts';
import { measureLightAndSharpness } from './light-and-sharpness.ts';

const face = { x1: 60, y1: 60, x2: 260, y2: 260 };

function makeGrey(value: (x: number, y: number) => number) {
  const data = new Uint8Array(320 * 320 * 3);
  for (let y = 0; y < 320; y++) {
    for (let x = 0; x < 320; x++) data.fill(value(x, y), (y * 320 + x) * 3, (y * 320 + x) * 3 + 3);
  }
  return makePicture({ data, width: 320, height: 320 });
}

test('measureLightAndSharpness: a flat face, has its luma, no contrast and no detail', () => {
  const { brightness, contrast, saturated, sharpness } = measureLightAndSharpness(
    makeGrey(() => 90),
    face,
  );
  assert.ok(Math.abs(brightness - 90) < 0.01 && contrast < 0.01 && saturated === 0);
  assert.ok(sharpness < -6, `${sharpness}`);
});

test('measureLightAndSharpness: finer detail, is sharper', () => {
  const stripes = (period: number) => makeGrey((x) => 128 + 60 * Math.sin((2 * Math.PI * x) / period));
  const values = [40, 20, 10, 6].map((period) => measureLightAndSharpness(stripes(period), face).sharpness);
  for (const [i, value] of values.slice(1).entries()) assert.ok(value > values[i]! + 0.5, `${values}`);
});

test('measureLightAndSharpness: a white wall behind a grey face, saturates nothing', () => {
  const inside = (x: number, y: number) => x > 90 && x < 230 && y > 90 && y < 230;
  assert.equal(
    measureLightAndSharpness(
      makeGrey((x, y) => (inside(x, y) ? 120 : 255)),
      face,
    ).saturated,
    0,
  );
  assert.equal(
    measureLightAndSharpness(
      makeGrey((x, y) => (inside(x, y) ? 255 : 120)),
      face,
    ).saturated,
    1,
  );
});
