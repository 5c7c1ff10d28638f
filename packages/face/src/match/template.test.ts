import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cosine, lengthOf, meanTemplate } from './template.ts';

const component = fc.float({ min: -10, max: 10, noNaN: true });
const vector = fc
  .array(component, { minLength: 8, maxLength: 8 })
  .map((values) => Float32Array.from(values))
  .filter((values) => lengthOf(values) > 1e-3);
const size = fc.double({ min: 0.01, max: 100, noNaN: true });

test('cosine: any two vectors, is symmetric, within -1…1, and blind to their lengths', () => {
  fc.assert(
    fc.property(vector, vector, size, (a, b, k) => {
      const value = cosine(a, b);
      assert.ok(value >= -1 && value <= 1);
      assert.equal(value, cosine(b, a));
      assert.ok(
        Math.abs(
          value -
            cosine(
              a.map((x) => x * k),
              b,
            ),
        ) < 1e-4,
      );
    }),
  );
});

test('cosine: a vector with itself and with its opposite, is 1 and -1', () => {
  fc.assert(
    fc.property(vector, (a) => {
      assert.ok(Math.abs(cosine(a, a) - 1) < 1e-6);
      assert.ok(
        Math.abs(
          cosine(
            a,
            a.map((x) => -x),
          ) + 1,
        ) < 1e-6,
      );
    }),
  );
});

test('cosine: the angle between two directions of the plane, is its cosine', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3.1, noNaN: true }), (angle) => {
      const turned = Float32Array.of(Math.cos(angle), Math.sin(angle));
      assert.ok(Math.abs(cosine(Float32Array.of(2, 0), turned) - Math.cos(angle)) < 1e-6);
    }),
  );
});

test('cosine: lengths that differ, zero and not-a-number vectors, are refused instead of scored', () => {
  const one = Float32Array.of(1, 0);
  for (const bad of [
    Float32Array.of(1),
    Float32Array.of(0, 0),
    Float32Array.of(Number.NaN, 1),
    Float32Array.of(Infinity, 1),
  ])
    assert.throws(() => cosine(one, bad), RangeError);
});

test('meanTemplate: any vectors, has unit length and does not depend on their order or lengths', () => {
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 6 }), size, (vectors, k) => {
      let mean: Float32Array;
      try {
        mean = meanTemplate(vectors);
      } catch (error) {
        assert.ok(error instanceof RangeError);
        return;
      }
      assert.ok(Math.abs(lengthOf(mean) - 1) < 1e-5);
      const other = meanTemplate([...vectors].reverse().map((v) => v.map((x) => x * k)));
      assert.ok(cosine(mean, other) > 0.999);
    }),
  );
});

test('meanTemplate: of one vector, is its direction; of opposites or nothing, is refused', () => {
  assert.deepEqual(meanTemplate([Float32Array.of(3, 4)]), Float32Array.of(0.6, 0.8));
  assert.throws(() => meanTemplate([]), RangeError);
  assert.throws(() => meanTemplate([Float32Array.of(1, 0), Float32Array.of(-5, 0)]), RangeError);
  assert.throws(() => meanTemplate([Float32Array.of(1, 0), Float32Array.of(1)]), RangeError);
});
