import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChallengeContext } from './challenges.ts';
import { runPassive } from './passive.ts';

/** A context whose camera shows these pictures one after another, the last one for ever. */
function stage(shown: string[]) {
  let nowMs = 0;
  let taken = 0;
  const context = {
    plan: { frames: 3, intervalMs: 150 },
    grab: async () => new Blob([shown[Math.min(taken++, shown.length - 1)]!]),
    flaw: () => null,
    now: () => nowMs,
    nextFrame: async (ms: number) => {
      nowMs += ms;
    },
    signal: new AbortController().signal,
  } as unknown as ChallengeContext;
  return { context, taken: () => taken };
}

/** What the pictures are and when they were taken. */
async function framesOf(context: ChallengeContext): Promise<string[]> {
  const result = await runPassive(context);
  assert.ok('frames' in result);
  return Promise.all(result.frames.map(async ({ jpeg, atMs }) => `${await jpeg.text()} ${atMs}`));
}

test('runPassive: every picture a new one, takes as many as are wanted', async () => {
  const { context, taken } = stage(['a', 'b', 'c', 'd']);
  assert.deepEqual(await framesOf(context), ['a 0', 'b 150', 'c 300']);
  assert.equal(taken(), 3);
});

test('runPassive: a camera that shows a picture twice, is looked at again for what is missing', async () => {
  const { context } = stage(['a', 'a', 'b', 'b', 'c', 'd']);
  assert.deepEqual(await framesOf(context), ['a 0', 'b 300', 'c 600']);
});

test('runPassive: a camera that stands still, ends with its copies for the server to judge', async () => {
  const { context, taken } = stage(['a']);
  assert.deepEqual(await framesOf(context), ['a 0', 'a 1050', 'a 1200']);
  assert.equal(taken(), 9);
});

test('runPassive: a face lost while copies are replaced, ends it', async () => {
  const { context, taken } = stage(['a']);
  const result = await runPassive({ ...context, flaw: () => (taken() < 3 ? null : 'noFace') });
  assert.deepEqual(result, { lost: 'noFace' });
});
