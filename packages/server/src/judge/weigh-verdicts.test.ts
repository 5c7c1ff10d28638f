import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Remedy } from '@selfsame/contract';
import type { Verdict } from './signal.ts';
import { weighVerdicts } from './weigh-verdicts.ts';

const verdictAs = (change: Partial<Verdict>): Verdict => ({
  ...{ name: 'of tests', result: 'passed', value: null, bounds: null, model: null },
  ...{ fault: null, countedAs: 'nothing', remedies: [] },
  ...change,
});
const saying = (countedAs: Verdict['countedAs'], ...remedies: Remedy[]) => verdictAs({ countedAs, remedies });
const fault = verdictAs({ fault: 'late', countedAs: 'quality', remedies: ['FollowPrompts'] });

test('weighVerdicts: the worst speaks, wherever it stands: a fault, a failure, an unknown, a doubt', () => {
  const all = [
    saying('nothing', 'TryAgain'),
    saying('doubt', 'MoreLight'),
    saying('quality', 'HoldStill'),
    saying('liveness', 'UseLiveCamera'),
    fault,
  ];
  const heard = [5, 4, 3, 2, 1].map((count) => weighVerdicts(all.slice(0, count), true));
  assert.deepEqual(heard, [
    { state: 'refused', countsAs: 'quality', remedies: ['FollowPrompts'] },
    { state: 'failed', remedies: ['UseLiveCamera'] },
    { state: 'unknown', remedies: ['HoldStill'] },
    { state: 'doubted', remedies: ['MoreLight'] },
    { state: 'passed' },
  ]);
});

test('weighVerdicts: of equals the first speaks', () => {
  for (const weight of ['liveness', 'quality', 'doubt'] as const) {
    const weighed = weighVerdicts([saying(weight, 'MoveBack'), saying(weight, 'MoveCloser')], true);
    assert.deepEqual('remedies' in weighed && weighed.remedies, ['MoveBack']);
  }
});

test('weighVerdicts: a fault counts as what its rule says', () => {
  const counted = (['quality', 'liveness'] as const).map((countedAs) => {
    const weighed = weighVerdicts([{ ...fault, countedAs }], true);
    return weighed.state === 'refused' && weighed.countsAs;
  });
  assert.deepEqual(counted, ['quality', 'liveness']);
});

test('weighVerdicts: nothing more to be asked, a doubt at its operating point or better is settled, either way round', () => {
  const state = (value: number | null, better: 'higher' | 'lower', settle: number | null) => {
    const bounds = { better, fail: null, doubt: 0, settle };
    return weighVerdicts([verdictAs({ value, bounds, countedAs: 'doubt' })], false).state;
  };
  assert.deepEqual(
    [-3.1, -3, -2].map((value) => state(value, 'higher', -3)),
    ['doubted', 'passed', 'passed'],
  );
  assert.deepEqual(
    [1, 2, 3].map((value) => state(value, 'lower', 2)),
    ['passed', 'passed', 'doubted'],
  );
  assert.equal(state(1, 'higher', null), 'doubted', 'no operating point');
  assert.equal(state(null, 'lower', 2), 'doubted', 'not measured');
  assert.equal(weighVerdicts([saying('doubt')], false).state, 'doubted', 'no bounds');
});

test('weighVerdicts: nothing more to be asked, the first doubt that nothing settles speaks', () => {
  const bounds = { better: 'higher', fail: null, doubt: 0, settle: -3 } as const;
  const settled = verdictAs({ value: -1, bounds, countedAs: 'doubt', remedies: ['MoveBack'] });
  const open = verdictAs({ value: -3.5, bounds, countedAs: 'doubt', remedies: ['MoreLight'] });
  assert.deepEqual(weighVerdicts([settled, open], false), { state: 'doubted', remedies: ['MoreLight'] });
  assert.deepEqual(weighVerdicts([settled, open], true), { state: 'doubted', remedies: ['MoveBack'] });
});
