import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AttemptSource } from './attempt-source.ts';

/** A server that numbers its attempts, and a clock that stands unless told. */
function stage(kind: 'head-turn' | 'passive' = 'head-turn') {
  const closed: string[] = [];
  let issued = 0;
  let isDown = false;
  let nowMs = 0;
  const challenge = { kind } as never;
  const attempts = new AttemptSource(
    {
      issueAttempt: async () => {
        if (isDown) throw new Error('down');
        return { attemptId: `attempt ${++issued}`, challenge, dueAt: '' };
      },
      openDialogue: (id) => ({
        answer: () => Promise.reject(new Error('not asked')),
        close: () => closed.push(id),
      }),
    },
    () => nowMs,
  );
  return {
    attempts,
    closed,
    run: new AbortController(),
    issued: () => issued,
    wait: (ms: number) => {
      nowMs += ms;
    },
    fail: (down: boolean) => {
      isDown = down;
    },
  };
}

test('AttemptSource: asked for ahead, is there with its line when it is wanted, and given once', async () => {
  const { attempts, run, issued, closed } = stage();
  attempts.prepare(run.signal, false);
  await Promise.resolve();
  const { attempt, line } = await attempts.take(run.signal, false);
  assert.equal(attempt.attemptId, 'attempt 1');
  assert.ok(line !== null && attempts.kind === 'head-turn');
  assert.equal((await attempts.take(run.signal, false)).attempt.attemptId, 'attempt 2');
  assert.equal(issued(), 2);
  run.abort();
  assert.deepEqual(closed, [], 'a line that was taken belongs to the taker');
});

test('AttemptSource: a user who wants no colours, is heard ahead and later', async () => {
  const asked: boolean[] = [];
  const attempts = new AttemptSource(
    {
      issueAttempt: async (calm = false) => {
        asked.push(calm);
        return { attemptId: 'a', challenge: { kind: 'passive' }, dueAt: '' };
      },
      openDialogue: () => Promise.reject(new Error('none')) as never,
    },
    () => 0,
  );
  const { signal } = new AbortController();
  attempts.prepare(signal, true);
  await attempts.take(signal, true);
  await attempts.take(signal, true);
  assert.deepEqual(asked, [true, true]);
});

test('AttemptSource: passive, has no line', async () => {
  const { attempts, run } = stage('passive');
  attempts.prepare(run.signal, false);
  assert.equal((await attempts.take(run.signal, false)).line, null);
});

test('AttemptSource: an attempt that lay too long, is left for a fresh one and its line closed', async () => {
  const { attempts, run, wait, closed } = stage();
  attempts.prepare(run.signal, false);
  wait(30_000);
  assert.equal((await attempts.take(run.signal, false)).attempt.attemptId, 'attempt 2');
  assert.deepEqual(closed, ['attempt 1']);
});

test('AttemptSource: a run that ends before the attempt is begun, closes its line', async () => {
  const { attempts, run, closed } = stage();
  attempts.prepare(run.signal, false);
  await new Promise(setImmediate);
  run.abort();
  await new Promise(setImmediate);
  assert.deepEqual(closed, ['attempt 1']);
});

test('AttemptSource: a failure ahead, is told only when the attempt is wanted and still cannot be had', async () => {
  const { attempts, run, fail } = stage();
  fail(true);
  attempts.prepare(run.signal, false);
  await assert.rejects(attempts.take(run.signal, false), /down/);
  attempts.prepare(run.signal, false);
  fail(false);
  assert.equal((await attempts.take(run.signal, false)).attempt.attemptId, 'attempt 1');
});

test('AttemptSource: an attempt to go on with, comes before any fresh one', async () => {
  const { attempts, run, issued } = stage();
  attempts.resume({ attemptId: 'old', challenge: { kind: 'head-turn' } as never });
  attempts.prepare(run.signal, false);
  assert.equal((await attempts.take(run.signal, false)).attempt.attemptId, 'old');
  assert.equal(issued(), 0);
});
