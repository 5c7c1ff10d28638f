import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bootstrapInterval, createRandom, quantile, wilsonInterval } from './intervals.ts';

test('wilsonInterval: published values (Newcombe 1998, table I), are met', () => {
  for (const [hits, n, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const interval = wilsonInterval(hits, n);
    assert.ok(
      Math.abs(interval.low - low) < 5e-5 && Math.abs(interval.high - high) < 5e-5,
      JSON.stringify(interval),
    );
  }
});

test('wilsonInterval: any share, lies inside its interval, and more data narrows it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const hits = Math.round(n * share);
      const { low, high } = wilsonInterval(hits, n);
      assert.ok(low <= hits / n + 1e-12 && hits / n <= high + 1e-12 && low >= 0 && high <= 1);
      const more = wilsonInterval(hits * 10, n * 10);
      assert.ok(more.high - more.low < high - low);
    }),
  );
  for (const [hits, n] of [
    [1, 0],
    [-1, 3],
    [4, 3],
  ] as const)
    assert.throws(() => wilsonInterval(hits, n), RangeError);
});

test('bootstrapInterval: the mean of a known sample, agrees with the normal approximation, and repeats by its seed', () => {
  const sample = Array.from({ length: 400 }, (_, i) => i % 10);
  const mean = ([values]: number[][]) => values!.reduce((sum, value) => sum + value, 0) / values!.length;
  const interval = bootstrapInterval([sample], mean, createRandom(7), 500);
  const half = (1.96 * Math.sqrt(8.25)) / Math.sqrt(400);
  assert.ok(Math.abs(interval.low - (4.5 - half)) < 0.06 && Math.abs(interval.high - (4.5 + half)) < 0.06);
  assert.deepEqual(interval, bootstrapInterval([sample], mean, createRandom(7), 500));
});

test('quantile: of sorted values, is the nearest rank; of none, not a number', () => {
  assert.deepEqual(
    [0, 0.5, 1].map((share) => quantile([1, 2, 3, 4, 5], share)),
    [1, 3, 5],
  );
  assert.ok(Number.isNaN(quantile([], 0.5)));
});
