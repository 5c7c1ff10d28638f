import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AttemptDesk } from './prepared-attempt.ts';

/** A server that numbers its attempts, and a clock that stands unless told. */
function stage(kind: 'head-turn' | 'passive' = 'head-turn') {
  const closed: string[] = [];
  let issued = 0;
  let isDown = false;
  let nowMs = 0;
  const challenge = { kind } as never;
  const desk = new AttemptDesk(
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
    desk,
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

test('AttemptDesk: asked for ahead, is there with its line when it is wanted, and given once', async () => {
  const { desk, run, issued, closed } = stage();
  desk.prepare(run.signal, false);
  await Promise.resolve();
  const { attempt, line } = await desk.take(run.signal, false);
  assert.equal(attempt.attemptId, 'attempt 1');
  assert.ok(line !== null && desk.kind === 'head-turn');
  assert.equal((await desk.take(run.signal, false)).attempt.attemptId, 'attempt 2');
  assert.equal(issued(), 2);
  run.abort();
  assert.deepEqual(closed, [], 'a line that was taken belongs to the taker');
});

test('AttemptDesk: a user who wants no colours, is heard ahead and later', async () => {
  const asked: boolean[] = [];
  const desk = new AttemptDesk(
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
  desk.prepare(signal, true);
  await desk.take(signal, true);
  await desk.take(signal, true);
  assert.deepEqual(asked, [true, true]);
});

test('AttemptDesk: passive, has no line', async () => {
  const { desk, run } = stage('passive');
  desk.prepare(run.signal, false);
  assert.equal((await desk.take(run.signal, false)).line, null);
});

test('AttemptDesk: an attempt that lay too long, is left for a fresh one and its line closed', async () => {
  const { desk, run, wait, closed } = stage();
  desk.prepare(run.signal, false);
  wait(30_000);
  assert.equal((await desk.take(run.signal, false)).attempt.attemptId, 'attempt 2');
  assert.deepEqual(closed, ['attempt 1']);
});

test('AttemptDesk: a run that ends before the attempt is begun, closes its line', async () => {
  const { desk, run, closed } = stage();
  desk.prepare(run.signal, false);
  await new Promise(setImmediate);
  run.abort();
  await new Promise(setImmediate);
  assert.deepEqual(closed, ['attempt 1']);
});

test('AttemptDesk: a failure ahead, is told only when the attempt is wanted and still cannot be had', async () => {
  const { desk, run, fail } = stage();
  fail(true);
  desk.prepare(run.signal, false);
  await assert.rejects(desk.take(run.signal, false), /down/);
  desk.prepare(run.signal, false);
  fail(false);
  assert.equal((await desk.take(run.signal, false)).attempt.attemptId, 'attempt 1');
});

test('AttemptDesk: an attempt to go on with, comes before any fresh one', async () => {
  const { desk, run, issued } = stage();
  desk.resume({ attemptId: 'old', challenge: { kind: 'head-turn' } as never });
  desk.prepare(run.signal, false);
  assert.equal((await desk.take(run.signal, false)).attempt.attemptId, 'old');
  assert.equal(issued(), 0);
});
