import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelfsameError } from '@selfsame/client';
import { runBulk } from './run-bulk.ts';

const refusal = (status: number, ID: string) => new SelfsameError(status, { ID, Message: '' });
const options = () => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  wait: async () => undefined,
});
const numbers = Array.from({ length: 20 }, (_, at) => at);

test('runBulk: every item, is done once; one that fails is told and the others go on', async () => {
  const seen: number[] = [];
  const told: number[] = [];
  const { done, failed, stopped } = await runBulk(
    numbers,
    async (item) => {
      seen.push(item);
      if (item === 7) throw refusal(404, 'E_ACCOUNT_NOT_FOUND');
    },
    { ...options(), onProgress: (progress) => told.push(progress.done + progress.failed.length) },
  );
  assert.deepEqual(
    seen.toSorted((a, b) => a - b),
    numbers,
  );
  assert.deepEqual([done, failed.map(({ item }) => item), stopped], [19, [7], null]);
  assert.deepEqual(
    told,
    numbers.map((at) => at + 1),
  );
});

test('runBulk: a busy server, is asked again and not for ever', async () => {
  let calls = 0;
  const busy = async () => {
    calls += 1;
    if (calls < 3) throw refusal(429, 'E_RATE_LIMITED');
  };
  assert.equal((await runBulk([1], busy, options())).done, 1);
  const never = async () => {
    throw refusal(503, 'E_SERVER_BUSY');
  };
  assert.equal((await runBulk([1], never, options())).failed.length, 1);
});

test('runBulk: a refusal that would meet all, ends the run', async () => {
  let calls = 0;
  const { stopped, done } = await runBulk(
    numbers,
    async () => {
      calls += 1;
      throw refusal(403, 'E_RECENT_SIGN_IN_REQUIRED');
    },
    options(),
  );
  assert.ok(stopped instanceof SelfsameError);
  assert.equal(done, 0);
  assert.ok(calls <= 4);
});

test('runBulk: once it is stopped, nothing else is begun', async () => {
  const ending = new AbortController();
  const { done } = await runBulk(numbers, async () => ending.abort(), {
    ...options(),
    signal: ending.signal,
  });
  assert.ok(done <= 4);
});

test('runBulk: stopped while it waits for a busy server, waits no longer and does not ask again', async () => {
  const ending = new AbortController();
  let calls = 0;
  const { failed } = await runBulk(
    [1],
    async () => {
      calls += 1;
      setImmediate(() => ending.abort());
      throw refusal(503, 'E_SERVER_BUSY');
    },
    { signal: ending.signal, onProgress: () => undefined },
  );
  assert.deepEqual([calls, failed.length], [1, 1]);
});
