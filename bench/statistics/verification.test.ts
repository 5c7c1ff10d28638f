import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRandom } from './intervals.ts';
import {
  countReaching,
  crossValidate,
  equalErrorInterval,
  equalErrorRate,
  operateAt,
  operateAtFmr,
  sortPairs,
} from './verification.ts';

const score = fc.double({ min: -1, max: 1, noNaN: true });
const scores = fc.array(score, { minLength: 1, maxLength: 60 });

test('countReaching: any scores and threshold, counts as counting one by one does', () => {
  fc.assert(
    fc.property(scores, score, (values, threshold) => {
      const sorted = [...values].sort((a, b) => a - b);
      assert.equal(countReaching(sorted, threshold), values.filter((value) => value >= threshold).length);
    }),
  );
});

test('operateAtFmr: any impostors, never lets more pass than the rate, and one less would be too strict', () => {
  const impostors = fc.array(score, { minLength: 40, maxLength: 200 });
  fc.assert(
    fc.property(impostors, fc.constantFrom(0.1, 0.2, 0.5), (values, fmr) => {
      const pairs = sortPairs([0.5], values);
      const point = operateAtFmr(pairs, fmr)!;
      assert.ok(point.falseMatches <= fmr * values.length + 1e-9);
      assert.ok(operateAt(pairs, point.threshold - 2e-9).falseMatches > fmr * values.length - 1e-9);
    }),
  );
});

test('operateAtFmr: too few impostors for the rate, says nothing', () => {
  const impostors = Array.from({ length: 2999 }, (_, i) => i / 3000);
  assert.equal(operateAtFmr(sortPairs([1], impostors), 1e-3), null);
  assert.equal(operateAtFmr(sortPairs([1], [...impostors, 0.5]), 1e-3)!.falseMatches, 3);
});

test('equalErrorRate: separated scores, is 0; the same scores on both sides, is one half; swapped, is 1', () => {
  assert.equal(equalErrorRate(sortPairs([0.8, 0.9], [0.1, 0.2])).rate, 0);
  assert.ok(Math.abs(equalErrorRate(sortPairs([1, 2, 3, 4], [1, 2, 3, 4])).rate - 0.5) < 1e-9);
  assert.equal(equalErrorRate(sortPairs([0.1, 0.2], [0.8, 0.9])).rate, 1);
  assert.equal(equalErrorRate(sortPairs([0.1, 0.6, 0.7, 0.8], [0.2, 0.3, 0.4, 0.65])).rate, 0.25);
  assert.ok(Number.isNaN(equalErrorRate(sortPairs([], [1])).rate));
});

test('crossValidate: separable pairs, are all right; labels that mean nothing, about half', () => {
  const separable = Array.from({ length: 100 }, (_, i) => ({
    score: i % 2 ? 0.7 + i / 1000 : 0.1 + i / 1000,
    same: i % 2 === 1,
    fold: i % 10,
  }));
  assert.deepEqual(crossValidate(separable), { mean: 1, deviation: 0, right: 100 });
  const noise = Array.from({ length: 1000 }, (_, i) => ({
    score: ((i * 7919) % 1000) / 1000,
    same: ((i * 104_729) >> 3) % 2 === 1,
    fold: i % 10,
  }));
  const { mean } = crossValidate(noise);
  assert.ok(mean > 0.4 && mean < 0.6, `${mean}`);
});

test('crossValidate: a fold whose scores are shifted, is judged by the others’ threshold', () => {
  const pairs = Array.from({ length: 40 }, (_, i) => ({
    score: i % 2 ? 0.8 : 0.2,
    same: i % 2 === 1,
    fold: Math.floor(i / 10),
  }));
  const shifted = pairs.map((pair) => (pair.fold === 3 ? { ...pair, score: pair.score + 1 } : pair));
  const { mean, right } = crossValidate(shifted);
  assert.equal(right, 35);
  assert.ok(Math.abs(mean - 35 / 40) < 1e-9);
});

test('equalErrorInterval: no error seen, is not taken for certainty; some seen, holds the rate', () => {
  assert.ok(equalErrorInterval(sortPairs([0.8, 0.9], [0.1, 0.2]), createRandom(1)).high > 0.5);
  const genuine = Array.from({ length: 200 }, (_, i) => i / 200 + 0.45);
  const impostor = Array.from({ length: 200 }, (_, i) => i / 200 - 0.45);
  const pairs = sortPairs(genuine, impostor);
  const { low, high } = equalErrorInterval(pairs, createRandom(1));
  const { rate } = equalErrorRate(pairs);
  assert.ok(low < rate && rate < high && high - low < 0.1, `${low} ${rate} ${high}`);
});
