import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSaid, type Said } from './next-said.ts';

const line = (text: string, at: number, topic = 'running'): Said => ({ text, topic, at });

test('nextSaid: progress, is said every few seconds and not with every one that is done', () => {
  const ticks = Array.from({ length: 101 }, (_, at) => line(`${at} of 100`, at * 100));
  const said: string[] = [];
  let now = line('', 0, 'asking');
  for (const tick of ticks) {
    const next = nextSaid(now, tick);
    if (next !== now) said.push(next.text);
    now = next;
  }
  assert.deepEqual(said, ['0 of 100', '40 of 100', '80 of 100']);
});

test('nextSaid: another topic, is said at once', () => {
  const now = line('99 of 100', 10_000);
  assert.equal(nextSaid(now, line('100 users are done.', 10_001, 'over')).text, '100 users are done.');
});
