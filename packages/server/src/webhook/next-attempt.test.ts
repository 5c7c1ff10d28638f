import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttemptAt } from './next-attempt.ts';

const now = new Date('2026-03-01T12:00:00Z');
function waitOf(made: number, random: number, retryAfter?: string) {
  const at = nextAttemptAt(made, now, random, retryAfter);
  return at && (at.getTime() - now.getTime()) / 1_000;
}

test('nextAttemptAt: nine pauses, grow from seconds to a day and end after the tenth attempt', () => {
  const pauses = Array.from({ length: 9 }, (_, n) => waitOf(n + 1, 0.5)!);
  assert.deepEqual(
    pauses,
    pauses.toSorted((a, b) => a - b),
  );
  assert.deepEqual([pauses[0], pauses.at(-1), waitOf(10, 0.5)], [5, 86_400, null]);
  const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400;
  assert.ok(days > 3 && days < 3.5, `${days} days`);
});

test('nextAttemptAt: randomness, moves a pause by a tenth either way', () => {
  assert.deepEqual([waitOf(4, 0), waitOf(4, 0.5), waitOf(4, 1)], [6_480, 7_200, 7_920]);
});

test('nextAttemptAt: Retry-After, lengthens a pause up to a day and never ends the last attempt later', () => {
  for (const asked of ['120', ' 120 ']) assert.equal(waitOf(1, 0.5, asked), 120);
  assert.equal(waitOf(1, 0.5, 'Sun, 01 Mar 2026 12:02:00 GMT'), 120);
  assert.equal(waitOf(1, 0.5, 'Sun, 01 Mar 2020 12:02:00 GMT'), 5);
  assert.equal(waitOf(9, 0.5, '999999999'), 86_400);
  assert.equal(waitOf(10, 0.5, '120'), null);
  for (const nonsense of ['-5', '1e3', '2026-03-01T13:00:00Z', '', '12345678901'])
    assert.equal(waitOf(1, 0.5, nonsense), 5, nonsense);
});
