import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cosineForFmr, matchProbability } from '../match/calibration.ts';
import { requireSoundCalibration } from '../model/numbers/require-sound-calibration.ts';
import { makeCalibration, samePersonOf } from './make-calibration.ts';
import type { ScoredPair } from './measure-pairs.ts';

const described = { source: 'made up', caveat: 'made up' };
const pair = (score: number, same: boolean, group = ''): ScoredPair => ({ score, same, fold: 0, group });
/** Impostors evenly from 0 up to 0.5, genuine ones evenly from 0.4 to 0.9. */
const evenly = (impostors: number, genuine: number, group = ''): ScoredPair[] => [
  ...Array.from({ length: impostors }, (_, i) => pair((0.5 * i) / impostors, false, group)),
  ...Array.from({ length: genuine }, (_, i) => pair(0.4 + (0.5 * i) / genuine, true, group)),
];

test('makeCalibration: a thousand pairs, rates with counts and intervals, down to 3/n and no further', () => {
  const made = makeCalibration(evenly(1_000, 100));
  assert.deepEqual([made.impostorPairs, made.genuinePairs, made.smallestFmr], [1_000, 100, 3e-3]);
  const first = made.rows[0]!;
  assert.deepEqual([first.falseMatches, first.fmr], [200, 0.2]);
  assert.ok(first.fmrInterval.low < 0.2 && first.fmrInterval.high > 0.2);
  const last = made.rows.at(-1)!;
  assert.deepEqual([last.falseMatches, last.fmr], [0, 3e-3]);
  assert.ok(
    last.cosine > 0.4995 && last.fnmr >= 0.19,
    'nobody reached it, and a fifth of the genuine pairs did not',
  );
  requireSoundCalibration({ ...described, ...made }, 'a test');
  assert.ok(cosineForFmr(3e-3, { ...described, ...made }) === last.cosine);
  assert.throws(() => cosineForFmr(2e-3, { ...described, ...made }), /outside what was measured/);
});

test('makeCalibration: whatever the scores, a sound table whose rates hold on its own pairs', () => {
  // Scores that fall together would leave too few different rates for a table.
  const scores = (least: number, most: number) =>
    fc
      .uniqueArray(fc.integer({ min: least * 1e6, max: most * 1e6 }), { minLength: 200, maxLength: 300 })
      .map((values) => values.map((value) => value / 1e6));
  fc.assert(
    fc.property(scores(-1, 0.8), scores(0, 0.99), (impostor, genuine) => {
      const pairs = [
        ...impostor.map((score) => pair(score, false)),
        ...genuine.map((score) => pair(score, true)),
      ];
      const made = makeCalibration(pairs);
      requireSoundCalibration({ ...described, ...made }, 'a test');
      for (const { cosine, falseMatches } of made.rows)
        assert.equal(impostor.filter((score) => score >= cosine).length, falseMatches);
      const { facing, turned } = samePersonOf(made);
      assert.ok(facing >= turned);
    }),
    { numRuns: 30 },
  );
});

test('makeCalibration: groups, each with its own rates at the cosines of all, and the smallest that its pairs support', () => {
  const made = makeCalibration([...evenly(500, 50, 'b'), ...evenly(250, 25, 'a')]);
  assert.deepEqual(
    made.groups?.map(({ name, impostorPairs, smallestFmr }) => [name, impostorPairs, smallestFmr]),
    [
      ['a', 250, 3 / 250],
      ['b', 500, 3 / 500],
    ],
  );
  for (const { rows } of made.groups ?? [])
    assert.deepEqual(
      rows.map(({ cosine }) => cosine),
      made.rows.map(({ cosine }) => cosine),
    );
});

test('makeCalibration: too few pairs of a kind, is refused with how many it takes', () => {
  assert.throws(() => makeCalibration(evenly(100, 100)), /100 pairs of different people; a table takes 180/);
  assert.throws(() => makeCalibration(evenly(1_000, 19)), /19 pairs of one person; a table takes 20/);
});

test('matchProbability: a table whose people never overlap, sure of both sides', () => {
  const apart = [
    ...Array.from({ length: 1_000 }, (_, i) => pair(i / 2_000, false)),
    ...Array.from({ length: 500 }, (_, i) => pair(0.7 + i / 5_000, true)),
  ];
  const calibration = { ...described, ...makeCalibration(apart) };
  assert.ok(matchProbability(0.9, calibration) > 0.99);
  assert.ok(matchProbability(0.1, calibration) < 0.1);
});
