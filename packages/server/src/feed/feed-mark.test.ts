import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FeedMark } from './feed-mark.ts';

const options = { gapLifeMs: 1_000, mostGaps: 100 };

test('FeedMark: rows in order, no gaps, safe as far as it has seen', () => {
  const mark = new FeedMark(4, options);
  for (const entry of [5, 6, 7]) assert.equal(mark.see(entry, 0), true);
  assert.deepEqual([mark.high, mark.safe, mark.ranges], [7, 7, [{ from: 8, to: null }]]);
});

test('FeedMark: a row that commits late, asked for until it is seen, once', () => {
  const mark = new FeedMark(4, options);
  mark.see(5, 0);
  mark.see(9, 0);
  assert.deepEqual([mark.safe, mark.ranges[0]], [5, { from: 6, to: 8 }]);
  assert.equal(mark.see(7, 10), true);
  assert.equal(mark.see(7, 20), false);
  assert.deepEqual(mark.ranges, [
    { from: 6, to: 6 },
    { from: 8, to: 8 },
    { from: 10, to: null },
  ]);
  mark.see(6, 30);
  assert.equal(mark.safe, 7);
});

test('FeedMark: a number that was rolled back, given up after its time', () => {
  const mark = new FeedMark(0, options);
  mark.see(3, 0);
  mark.forget(999);
  assert.equal(mark.safe, 0);
  mark.forget(1_000);
  assert.deepEqual([mark.safe, mark.ranges], [3, [{ from: 4, to: null }]]);
});

test('FeedMark: more gaps than it may watch, the oldest given up', () => {
  const mark = new FeedMark(0, { ...options, mostGaps: 2 });
  for (const entry of [2, 4, 6, 8]) mark.see(entry, 0);
  mark.forget(1);
  assert.deepEqual([mark.ranges.length, mark.safe], [3, 4]);
});

test('FeedMark: whatever the order, every row is new once and nothing up to safe is missing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(Array.from({ length: 30 }, (_, index) => index + 1)), (entries) => {
      const mark = new FeedMark(0, options);
      const seen = new Set<number>();
      for (const entry of entries) {
        assert.equal(mark.see(entry, 0), true);
        assert.equal(mark.see(entry, 0), false);
        seen.add(entry);
        for (let number = 1; number <= mark.safe; number++) assert.ok(seen.has(number));
        const asked = (number: number) =>
          mark.ranges.some(({ from, to }) => from <= number && number <= (to ?? Number.POSITIVE_INFINITY));
        for (let number = 1; number <= 31; number++) assert.equal(asked(number), !seen.has(number));
      }
    }),
  );
});
