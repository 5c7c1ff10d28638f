import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blur, boxMean, lineMean } from './blur.ts';
import { makePlane, type Plane, resize, shrink } from './plane.ts';

const [width, height] = [24, 16];
const planes = fc
  .array(fc.double({ min: 0, max: 255, noNaN: true }), {
    minLength: width * height,
    maxLength: width * height,
  })
  .map((values): Plane => ({ data: Float32Array.from(values), width, height }));
const filters: [string, (source: Plane, into: Plane) => Plane][] = [
  ['blur 0.7', (source, into) => blur(source, 0.7, into)],
  ['blur 2', (source, into) => blur(source, 2, into)],
  ['blur 4', (source, into) => blur(source, 4, into)],
  ['boxMean 5', (source, into) => boxMean(source, 5, into)],
  ['lineMean 9', (source, into) => lineMean(source, 9, 'down', into)],
];

for (const [name, filter] of filters)
  test(`${name}: any plane, stays within its range, and in place gives the same`, () => {
    fc.assert(
      fc.property(planes, (plane) => {
        const [least, most] = [Math.min(...plane.data), Math.max(...plane.data)];
        const out = filter(plane, makePlane(width, height));
        for (const value of out.data) assert.ok(value >= least - 1e-3 && value <= most + 1e-3);
        assert.deepEqual(filter(plane, plane).data, out.data);
      }),
      { numRuns: 30 },
    );
  });

for (const sigma of [0.7, 1.2, 2, 2.6, 4, 6, 8])
  test(`blur: a point, spreads with a deviation of ${sigma}`, () => {
    const side = 121;
    const plane = makePlane(side, side);
    plane.data[60 * side + 60] = 1;
    blur(plane, sigma, plane);
    let [sum, squares] = [0, 0];
    plane.data.forEach((value, i) => {
      sum += value;
      squares += value * ((i % side) - 60) ** 2;
    });
    assert.ok(Math.abs(sum - 1) < 1e-4);
    assert.ok(Math.abs(Math.sqrt(squares) / sigma - 1) < 0.08, `${Math.sqrt(squares)}`);
  });

test('shrink and resize: a ramp, keeps its values in their places', () => {
  const ramp = makePlane(width, height);
  ramp.data.forEach((_, i) => {
    ramp.data[i] = (i % width) + 10 * Math.floor(i / width);
  });
  const small = shrink(ramp, 2, makePlane(width / 2, height / 2));
  assert.equal(small.data[0], 5.5);
  const back = resize(small, makePlane(width, height), 1);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++)
      assert.ok(Math.abs(back.data[y * width + x]! - ramp.data[y * width + x]!) < 1e-3);
});
