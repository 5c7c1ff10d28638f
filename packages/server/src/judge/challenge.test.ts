import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import fc from 'fast-check';
import { turns } from '../../test/acted/acted-person.ts';
import { drawTurns, turnsAsked } from './challenge.ts';

test('drawTurns: any random numbers, as many turns as asked and none after itself', () => {
  fc.assert(
    fc.property(turns, (drawn) => {
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
