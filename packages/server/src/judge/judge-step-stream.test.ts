import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import { box } from '../../test/acted/acted-person.ts';
import { atRest, judgeSeen, seenFace } from '../../test/acted/seen-frame.ts';
import { type Dialogue, type HeadPlace, startDialogue } from './dialogue.ts';
import { judgeStep } from './judge-step.ts';
import type { SeenFace } from './step-frame.ts';
import { stepPolicy } from './step-policy.ts';

/** The first turn is asked for since a second. */
const asking = (change: Partial<Dialogue> = {}): Dialogue => ({
  ...startDialogue(['left', 'up'], 2),
  ...{ step: 1, neutral: atRest, askedAt: 0, lastFrameAt: 1_000 },
  ...change,
});

test('judgeStep: a frame that another has overtaken, says nothing; one of the same instant is a burst', () => {
  const dialogue = asking();
  assert.equal(judgeSeen(dialogue, 999).dialogue, dialogue);
  assert.equal(judgeSeen(dialogue, 1_000).dialogue.skipped, 1);
});

test('judgeStep: a step may take all of its time, counted from the first frame', () => {
  const limit = limits.stepSec * 1_000;
  assert.equal(judgeSeen(asking(), limit).dialogue.fault, null);
  assert.equal(judgeSeen(asking(), limit + 1).dialogue.fault, 'late');
  const first = judgeSeen(startDialogue(['left'], 1), 9_000_000).dialogue;
  assert.deepEqual([first.state, first.askedAt, first.lastFrameAt], ['running', 9_000_000, 9_000_000]);
});

test('judgeStep: frames as near as those of a fast camera count, nearer ones are passed over', () => {
  const skippedAfter = (ms: number) => judgeSeen(asking(), 1_000 + ms).dialogue.skipped;
  assert.deepEqual([skippedAfter(stepPolicy.closestMs), skippedAfter(stepPolicy.closestMs - 1)], [0, 1]);
});

test('judgeStep: some frames passed over in a row are an accident, one more is none; a good one begins anew', () => {
  const { mostSkipped } = stepPolicy;
  const accident = judgeSeen(asking({ skipped: mostSkipped - 1 }), 1_001).dialogue;
  assert.deepEqual([accident.state, accident.skipped], ['running', mostSkipped]);
  assert.equal(judgeSeen(asking({ skipped: mostSkipped }), 1_001).dialogue.fault, 'burst');
  assert.equal(judgeSeen(asking({ skipped: mostSkipped }), 1_100).dialogue.skipped, 0);
});

test('judgeStep: the very first frame sent twice running, passed over and remembered once', () => {
  const frame = { atMs: 1_000, digest: 'first', seen: seenFace() };
  const numbers = { facing: 0.4, turned: 0.3, source: 'tests' };
  const once = judgeStep(startDialogue(['left'], 1), frame, numbers).dialogue;
  const twice = judgeStep(once, { ...frame, atMs: 1_100 }, numbers).dialogue;
  assert.deepEqual([twice.state, twice.skipped, twice.digests], ['running', 1, ['first']]);
});

const posed = (yaw: number, pitch = 8) => seenFace({ pose: { yaw, pitch, roll: 0 } });
/** A face with its middle so far from that of `box`, and so much larger. */
const placed = (right: number, down: number, larger = 0): SeenFace =>
  seenFace({
    box: {
      ...{ x1: box.x1 + right - larger / 2, x2: box.x2 + right + larger / 2 },
      ...{ y1: box.y1 + down - larger / 2, y2: box.y2 + down + larger / 2 },
    },
  });

test('judgeStep: a picture that differs from the one before in any measure, counts', () => {
  const before = judgeSeen(asking(), 1_100).dialogue;
  const skipped = (seen: SeenFace) => judgeSeen(before, 1_200, seen).dialogue.skipped;
  assert.equal(skipped(seenFace()), 1);
  for (const other of [posed(3.01), posed(3, 8.01), placed(1, 0), placed(0, 1), placed(0, 0, 2)])
    assert.equal(skipped(other), 0);
});

test('judgeStep: where the head was, its middle and the longer side of its box', () => {
  const wide = seenFace({ box: { x1: 100, y1: 110, x2: 220, y2: 190 } });
  const high = seenFace({ box: { x1: 100, y1: 100, x2: 180, y2: 220 } });
  const lastOf = (seen: SeenFace) => judgeSeen(asking(), 1_100, seen).dialogue.last;
  assert.deepEqual(lastOf(wide), { atMs: 1_100, ...atRest, x: 160, y: 150, size: 120 });
  assert.deepEqual(lastOf(high), { atMs: 1_100, ...atRest, x: 140, y: 160, size: 120 });
});

const last: HeadPlace = { atMs: 1_000, ...atRest, x: 150, y: 150, size: 100 };
const jumps = (seen: SeenFace, from: Partial<HeadPlace> = {}, afterMs = 100): boolean =>
  judgeSeen(asking({ last: { ...last, ...from } }), 1_000 + afterMs, seen).dialogue.jumps === 1;

test('judgeStep: a face that is elsewhere at once, has jumped; measured by the larger of both', () => {
  const farthest = stepPolicy.jump.distance * 100;
  for (const sign of [1, -1]) {
    assert.deepEqual(
      [jumps(placed(sign * farthest, 0)), jumps(placed(sign * (farthest + 1), 0))],
      [false, true],
    );
    assert.deepEqual(
      [jumps(placed(0, sign * farthest)), jumps(placed(0, sign * (farthest + 1)))],
      [false, true],
    );
  }
  assert.equal(jumps(placed(0.75 * farthest, 0.75 * farthest)), true, 'across');
  assert.equal(jumps(placed(farthest + 10, 0, 40)), false, 'a large face');
  assert.equal(jumps(placed(farthest + 10, 0), { size: 140 }), false, 'a face that was large');
});

test('judgeStep: a face that is much larger or smaller at once, has jumped', () => {
  const most = 100 * stepPolicy.jump.ratio;
  assert.deepEqual([jumps(placed(0, 0, most - 100)), jumps(placed(0, 0, most - 99))], [false, true]);
  assert.deepEqual(
    [jumps(placed(0, 0), { size: most }), jumps(placed(0, 0), { size: most + 1 })],
    [false, true],
  );
});

test('judgeStep: a head that is turned far at once, has jumped, to either side', () => {
  const { yaw } = stepPolicy.jump;
  for (const sign of [1, -1]) {
    assert.equal(jumps(posed(sign * 25), { yaw: sign * (25 - yaw) }), false);
    assert.equal(jumps(posed(sign * 25), { yaw: sign * (24.5 - yaw) }), true);
  }
});

test('judgeStep: what is far apart in time is no jump', () => {
  const { ms } = stepPolicy.jump;
  assert.deepEqual([jumps(placed(90, 0), {}, ms), jumps(placed(90, 0), {}, ms + 1)], [true, false]);
});

test('judgeStep: after a jump what was held, wrong or at rest begins anew; one jump more than an accident ends it', () => {
  const held = { last, held: 2, wrong: 2, recent: [{ ...atRest, slot: 0 }] };
  const after = judgeSeen(asking(held), 1_100, placed(90, 0)).dialogue;
  assert.deepEqual([after.jumps, after.held, after.wrong, after.recent], [1, 0, 0, []]);
  assert.equal(after.last?.x, 240, 'it goes on from where it is');
  const again = asking({ last, jumps: stepPolicy.mostJumps });
  assert.equal(judgeSeen(again, 1_100, placed(90, 0)).dialogue.fault, 'jump');
});
