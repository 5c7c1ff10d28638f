import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitSeeds, sumTotals } from './run-beside.ts';

test('splitSeeds: every seed once, in parts as even as can be', () => {
  assert.deepEqual(splitSeeds(10, 7, 3), [
    { first: 10, seeds: 2 },
    { first: 12, seeds: 2 },
    { first: 14, seeds: 3 },
  ]);
  assert.deepEqual(splitSeeds(5, 4, 1), [{ first: 5, seeds: 4 }]);
});

test('sumTotals: counts are added, and the time is that of the longest', () => {
  const total = { seeds: 2, acts: 30, faults: 4, seconds: 5, failing: [] };
  const sum = { seeds: 4, acts: 60, faults: 8, seconds: 9, failing: [] };
  assert.deepEqual(sumTotals([total, { ...total, seconds: 9 }]), sum);
});
