import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateHistory, historyLength } from './generate-history.ts';
import { groupsOf } from './history.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

test('generateHistory: the same seed, the same history; another seed, another one', () => {
  assert.deepEqual(generateHistory(7), generateHistory(7));
  assert.notDeepEqual(generateHistory(7), generateHistory(8));
});

test('generateHistory: 20 to 200 acts, calm ones and rough ones, some beside each other', () => {
  const histories = seeds.map(generateHistory);
  for (const { acts } of histories)
    assert.ok(acts.length >= historyLength.least && acts.length <= historyLength.most);
  const faults = histories.map(({ acts }) => acts.flatMap((act) => act.faults).length);
  assert.ok(faults.includes(0) && Math.max(...faults) > 50);
  assert.ok(histories.some(({ acts }) => groupsOf(acts).length < acts.length / 1.4));
});

test('groupsOf: an act that is beside joins the one before; the first one begins alone', () => {
  const [act] = generateHistory(1).acts;
  const acts = [true, true, false, true].map((isBeside) => ({ ...act!, isBeside }));
  assert.deepEqual(
    groupsOf(acts).map(({ length }) => length),
    [2, 2],
  );
});
