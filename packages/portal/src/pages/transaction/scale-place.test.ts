import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf, placeZones } from './scale-place.ts';

test('placeOf: inside, by share; outside, at the nearer end', () => {
  assert.deepEqual(
    [-2, -1, 0, 1, 3].map((value) => placeOf(value, [-1, 1])),
    [0, 0, 50, 100, 100],
  );
});

test('placeZones: one after the other, and together the whole scale', () => {
  const zones = placeZones(
    [
      { to: -4, tone: 'bad', label: 'a' },
      { to: 0, tone: 'warn', label: 'b' },
      { to: 8, tone: 'good', label: 'c' },
    ],
    [-8, 8],
  );
  assert.deepEqual(
    zones.map(({ left, width }) => [left, width]),
    [
      [0, 25],
      [25, 25],
      [50, 50],
    ],
  );
});
