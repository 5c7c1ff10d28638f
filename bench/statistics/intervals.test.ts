import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bootstrapInterval, createRandom, quantile } from './intervals.ts';

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
