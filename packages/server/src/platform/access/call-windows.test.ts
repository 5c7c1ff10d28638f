import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCallWindows, withPatience } from './call-windows.ts';

test('createCallWindows: counts within a window, begins anew after it, learns what others counted', () => {
  let now = 0;
  const windows = createCallWindows(() => now);
  assert.deepEqual(windows.count('a', 1_000), { calls: 1, leftMs: 1_000 });
  now = 400;
  assert.deepEqual(windows.count('a', 1_000), { calls: 2, leftMs: 600 });
  assert.equal(windows.count('b', 1_000).calls, 1);
  windows.learn('a', { calls: 7, leftMs: 300 });
  assert.deepEqual(windows.count('a', 1_000), { calls: 8, leftMs: 300 });
  windows.learn('a', { calls: 3, leftMs: 900 });
  assert.equal(windows.count('a', 1_000).calls, 9, 'less than is known teaches nothing');
  now = 700;
  assert.equal(windows.count('a', 1_000).calls, 1);
});

test('createCallWindows: a flood of clients, forgets the oldest and never grows without bound', () => {
  const windows = createCallWindows(() => 0);
  windows.count('first', 1_000);
  for (let i = 0; i < 20_000; i++) windows.count(`client ${i}`, 1_000);
  assert.equal(windows.count('client 19999', 1_000).calls, 2);
  assert.equal(windows.count('first', 1_000).calls, 1);
});

test('withPatience: a count that is late or fails, is null, and none is asked for during the pause', async () => {
  let now = 0;
  let asked = 0;
  let answer: () => Promise<{ calls: number; leftMs: number }> = () => new Promise(() => undefined);
  const errors: unknown[] = [];
  const count = withPatience(
    () => {
      asked += 1;
      return answer();
    },
    { onUnavailable: (error) => errors.push(error), patience: { waitMs: 20, pauseMs: 100 }, now: () => now },
  );
  // The answer never comes.
  assert.equal(await count('a', 1_000), null);
  assert.equal(await count('a', 1_000), null);
  assert.equal(asked, 1);
  now = 101;
  answer = () => Promise.reject(new Error('gone'));
  assert.equal(await count('a', 1_000), null);
  now = 300;
  answer = () => Promise.resolve({ calls: 3, leftMs: 5 });
  assert.deepEqual(await count('a', 1_000), { calls: 3, leftMs: 5 });
  assert.equal(errors.length, 2);
});
