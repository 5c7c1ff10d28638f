import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wilsonInterval } from './wilson-interval.ts';

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
