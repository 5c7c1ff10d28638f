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

test('createCallWindows: as many clients as are remembered, are all remembered', () => {
  const windows = createCallWindows(() => 0);
  for (let i = 0; i < 20_000; i++) windows.count(`client ${i}`, 1_000);
  assert.equal(windows.count('client 0', 1_000).calls, 2);
});

test('createCallWindows: whose window begins anew, is among the newest', () => {
  let now = 0;
  const windows = createCallWindows(() => now);
  windows.count('returns', 1_000);
  for (let i = 0; i < 19_999; i++) windows.count(`client ${i}`, 10_000);
  now = 1_000;
  windows.count('returns', 10_000);
  windows.count('one more', 10_000);
  assert.equal(windows.count('returns', 10_000).calls, 2);
});

test('createCallWindows: learns an equal count with its time, and after the end of its window a smaller one', () => {
  let now = 0;
  const windows = createCallWindows(() => now);
  windows.count('a', 1_000);
  windows.count('a', 1_000);
  windows.learn('a', { calls: 2, leftMs: 400 });
  assert.deepEqual(windows.count('a', 1_000), { calls: 3, leftMs: 400 });
  now = 400;
  windows.learn('a', { calls: 1, leftMs: 500 });
  assert.deepEqual(windows.count('a', 1_000), { calls: 2, leftMs: 500 });
});

test('withPatience: many that fail at once, are told once; the pause ends at its end', async () => {
  let now = 0;
  let asked = 0;
  let told = 0;
  const count = withPatience(
    async () => {
      asked += 1;
      throw new Error('gone');
    },
    { onUnavailable: () => (told += 1), patience: { waitMs: 1_000, pauseMs: 100 }, now: () => now },
  );
  await Promise.all([count('a', 1), count('b', 1), count('c', 1)]);
  assert.deepEqual([asked, told], [3, 1]);
  now = 99;
  await count('a', 1);
  assert.deepEqual([asked, told], [3, 1]);
  now = 100;
  await count('a', 1);
  assert.deepEqual([asked, told], [4, 2]);
});

test('withPatience: a count that never answers, is not waited for; the next one not even asked', async () => {
  let asked = 0;
  const told: unknown[] = [];
  const count = withPatience(
    () => {
      asked += 1;
      return new Promise(() => undefined);
    },
    { onUnavailable: (error) => told.push(error), patience: { waitMs: 5, pauseMs: 60_000 } },
  );
  assert.deepEqual([await count('a', 1), await count('a', 1)], [null, null]);
  assert.equal(asked, 1);
  assert.match(String(told), /too long/);
});

test('withPatience: after an answer, nothing goes on waiting', async (t) => {
  const { clearTimeout: real } = globalThis;
  t.after(() => {
    globalThis.clearTimeout = real;
  });
  let cleared = 0;
  globalThis.clearTimeout = (timer) => {
    cleared += 1;
    real(timer);
  };
  const count = withPatience(async () => ({ calls: 1, leftMs: 1 }), {
    onUnavailable: (error) => assert.fail(String(error)),
  });
  await count('a', 1);
  assert.equal(cleared, 1);
});
