import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import fc from 'fast-check';
import { turns } from '../../test/acted/acted-person.ts';
import { askOf, drawTurns, presentChallenge, turnsAsked } from './challenge.ts';

test('drawTurns: any random numbers, as many turns as asked and none after itself', () => {
  fc.assert(
    fc.property(turns, fc.nat({ max: 5 }), (drawn, count) => {
      assert.equal(drawTurns(count, () => 0).length, count);
      for (const [i, turn] of drawn.entries()) assert.notEqual(turn, drawn[i - 1]);
    }),
  );
});

test('drawTurns: three turns, all 36 sequences can come', () => {
  const seen = new Set<string>();
  for (const a of [0, 1, 2, 3])
    for (const b of [0, 1, 2])
      for (const c of [0, 1, 2]) {
        const numbers = [a, b, c];
        seen.add(drawTurns(3, () => numbers.shift()!).join());
      }
  assert.equal(seen.size, 36);
});

test('turnsAsked: challenges given up, make the next ones longer within limits', () => {
  assert.equal(turnsAsked(0), limits.challengeTurns.min);
  assert.equal(turnsAsked(1), limits.challengeTurns.min + 1);
  assert.equal(turnsAsked(50), limits.challengeTurns.max);
});

test('askOf: the middle, the first turn, the middle and so on; the middle after the last', () => {
  const asked = [0, 1, 2, 3, 4, 5].map((step) => askOf(['left', 'up'], step));
  assert.deepEqual(asked, ['center', 'left', 'center', 'up', 'center', 'center']);
});

test('presentChallenge: how many turns and how long each may take, and no turn itself', () => {
  const told = presentChallenge(4);
  assert.ok(told.kind === 'head-turn');
  assert.deepEqual([told.turns, told.stepMs / 1_000], [4, limits.stepSec]);
});
