import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { builtInEmbedder, manifests } from '@selfsame/face';
import {
  areStillsLate,
  canExtend,
  extendDialogue,
  isCutOff,
  isLetGo,
  isNear,
  modelsOf,
  padMean,
  spoilTurn,
  startDialogue,
  turnsDone,
} from './dialogue.ts';
import { stepPolicy } from './step-policy.ts';

const fresh = startDialogue(['left', 'up', 'right'], 2);

test('startDialogue: what is not said, no colours and the models that come with the program', () => {
  const own = { embedder: builtInEmbedder.id, pad: manifests.pad.id };
  assert.deepEqual([fresh.flash, fresh.models, modelsOf({})], [null, own, own]);
  const other = { embedder: 'another', pad: 'another' };
  const told = startDialogue(['left'], 1, { colors: ['red', 'blue'], seed: 7, models: other });
  assert.deepEqual([told.flash?.colors, told.seed, modelsOf(told)], [['red', 'blue'], 7, other]);
});

test('padMean: over the frames that had a logit; null before there is one', () => {
  assert.equal(padMean(fresh), null);
  assert.equal(padMean({ ...fresh, pad: { sum: -6, frames: 4 } }), -1.5);
});

test('canExtend: while turns are in reserve and were not used', () => {
  assert.equal(canExtend(fresh), true);
  assert.equal(canExtend({ ...fresh, asked: 3 }), false);
  assert.equal(canExtend({ ...fresh, isExtended: true }), false);
});

test('extendDialogue: goes on in the middle after the last turn, with nothing held and nothing to compare places with', () => {
  const last = { atMs: 5, yaw: 1, pitch: 1, x: 1, y: 1, size: 1 };
  const done = { ...fresh, step: 5, held: 2, wrong: 1, askedAt: 5, completedAt: 6, last };
  const { state, asked, isExtended, step, held, wrong, ...rest } = extendDialogue({
    ...done,
    state: 'complete',
  });
  assert.deepEqual([state, asked, isExtended, step, held, wrong], ['running', 3, true, 4, 0, 0]);
  assert.deepEqual([rest.askedAt, rest.path, rest.last, rest.completedAt], [null, null, null, null]);
});

test('spoilTurn: a further turn after the asked ones, neither that before it nor that behind it; drawn by the seed', () => {
  const drawn = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const after = spoilTurn({ ...fresh, seed }, 0)!;
    const [first, second, further, reserve] = after.turns;
    assert.deepEqual([first, second, reserve], ['left', 'up', 'right']);
    assert.deepEqual([after.asked, after.spoiled, after.turns.length], [3, [0], 4]);
    drawn.add(further!);
    assert.equal(spoilTurn({ ...fresh, seed }, 0)!.turns[2], further, 'the same seed, the same turn');
  }
  assert.deepEqual([...drawn].sort(), ['down', 'left']);
});

test('spoilTurn: so many times and no more', () => {
  const spoiled = Array.from({ length: stepPolicy.mostSpoiled }, (_, turn) => turn);
  assert.notEqual(spoilTurn({ ...fresh, spoiled: spoiled.slice(1) }, 0), null);
  assert.equal(spoilTurn({ ...fresh, spoiled }, 0), null);
});

test('isCutOff: the server began to serve after the last frame, and there was one', () => {
  const since = new Date(10_000);
  assert.deepEqual(
    [null, 9_999, 10_000, 10_001].map((lastFrameAt) => isCutOff({ ...fresh, lastFrameAt }, since)),
    [false, true, false, false],
  );
});

test('isLetGo: no frame for longer than a step lasts, while one was asked for', () => {
  const waiting = { ...fresh, askedAt: 500, lastFrameAt: 1_000 };
  const limit = 1_000 + limits.stepSec * 1_000;
  assert.equal(isLetGo(waiting, new Date(limit)), false);
  assert.equal(isLetGo(waiting, new Date(limit + 1)), true);
  assert.equal(isLetGo({ ...waiting, askedAt: null }, new Date(limit + 1)), false);
  assert.equal(isLetGo({ ...waiting, lastFrameAt: null }, new Date(limit + 1)), false);
});

test('areStillsLate: longer after the last step than the pictures may take; never complete, always', () => {
  const limit = 5_000 + limits.stillsSec * 1_000;
  const complete = { ...fresh, completedAt: 5_000 };
  assert.equal(areStillsLate(complete, new Date(limit)), false);
  assert.equal(areStillsLate(complete, new Date(limit + 1)), true);
  assert.equal(areStillsLate(fresh, new Date('2026-01-01')), true);
});

test('turnsDone: one for each step back to the middle', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((step) => turnsDone({ ...fresh, step })),
    [0, 0, 1, 1, 2],
  );
});

test('isNear: within the bound in both angles, on either side', () => {
  const neutral = { yaw: 3, pitch: 8 };
  const { center } = stepPolicy;
  const at = (yaw: number, pitch: number) => isNear({ yaw: 3 + yaw, pitch: 8 + pitch }, neutral);
  assert.ok(at(center, -center) && at(-center, center));
  for (const [yaw, pitch] of [
    [center + 0.1, 0],
    [-center - 0.1, 0],
    [0, center + 0.1],
    [0, -center - 0.1],
  ] as const)
    assert.equal(at(yaw, pitch), false);
});
