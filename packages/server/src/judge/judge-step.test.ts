import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@selfsame/contract';
import fc from 'fast-check';
import { box, person, turns } from '../../test/acted/acted-person.ts';
import { askOf } from './challenge.ts';
import { canExtend, extendDialogue, turnsDone } from './dialogue.ts';
import { turnOf, turnProgress } from './judge-step.ts';
import { stepPolicy } from './step-policy.ts';

test('judgeStep: whoever does what is asked, completes; whatever the turns and the neutral pose', () => {
  const angle = fc.integer({ min: -15, max: 15 });
  fc.assert(
    fc.property(turns, angle, angle, (asked, yaw, pitch) => {
      const one = person(asked, asked.length, { yaw, pitch });
      one.follow();
      assert.equal(one.dialogue.state, 'complete');
      assert.equal(turnsDone(one.dialogue), asked.length);
      assert.equal(one.dialogue.reactionsMs.length, asked.length);
    }),
  );
});

test('judgeStep: whoever moves in another order than asked, never completes', () => {
  fc.assert(
    fc.property(turns, turns, (asked, moved) => {
      fc.pre(moved.slice(0, asked.length).join() !== asked.join());
      const one = person(asked);
      for (const turn of moved) {
        for (let i = 0; i < 6; i++) one.show('center');
        for (let i = 0; i < 5; i++) one.show(turn);
      }
      for (let i = 0; i < 6; i++) one.show('center');
      assert.notEqual(one.dialogue.state, 'complete');
    }),
  );
});

test('judgeStep: any frames of any poses at any times, never a second life after the end and never more than asked', () => {
  const step = fc.record({
    yaw: fc.integer({ min: -40, max: 40 }),
    pitch: fc.integer({ min: -40, max: 40 }),
    afterMs: fc.integer({ min: 0, max: 8_000 }),
    copy: fc.boolean(),
  });
  fc.assert(
    fc.property(turns, fc.array(step, { maxLength: 40 }), (asked, steps) => {
      const one = person(asked);
      for (const { yaw, pitch, afterMs, copy } of steps) {
        const before = one.dialogue;
        const frame = one.frame('center', { pose: { yaw, pitch, roll: 0 } });
        one.send(copy ? { ...frame, digest: 'copy' } : frame, afterMs);
        if (before.state !== 'running') assert.equal(one.dialogue, before);
        assert.ok(one.dialogue.step >= before.step && one.dialogue.step <= before.step + 1);
      }
    }),
  );
});

function until(one: ReturnType<typeof person>, step: number) {
  for (let i = 0; i < 40 && one.dialogue.step < step; i++) {
    one.show('center');
  }
  one.wait(300);
}

test('judgeStep: another turn than asked, ends the dialogue; a slip of two frames does not', () => {
  const one = person(['left', 'up']);
  until(one, 1);
  one.show('right');
  one.show('right');
  assert.equal(one.dialogue.state, 'running');
  one.show('right');
  assert.equal(one.dialogue.fault, 'wrongTurn');
});

test('judgeStep: turning on to another side instead of back to the middle, ends the dialogue', () => {
  const one = person(['left', 'down', 'up']);
  until(one, 1);
  for (let i = 0; i < 3; i++) one.show('left');
  assert.equal(one.dialogue.step, 2);
  for (let i = 0; i < 3; i++) one.show('right');
  assert.equal(one.dialogue.fault, 'wrongTurn');
});

/** Shows each step's end at once and nothing of the way, until the dialogue is over. */
function cutThrough(one: ReturnType<typeof person>) {
  for (let i = 0; i < 400 && one.dialogue.state === 'running'; i++) {
    const isReacting = one.dialogue.askedAt !== null && one.atMs - one.dialogue.askedAt < 300;
    one.show(isReacting ? 'center' : askOf(one.dialogue.turns, one.dialogue.step));
  }
}

test('judgeStep: turns of which only the ends are seen, count for nothing; further ones are asked, and the third ends it', () => {
  const one = person(['left', 'up', 'right'], 2);
  until(one, 1);
  for (let i = 0; i < 3; i++) one.show('left');
  for (let i = 0; i < 3; i++) one.show('center');
  assert.deepEqual(one.dialogue.spoiled, [0]);
  assert.equal(one.dialogue.asked, 3);
  const { turns: drawn } = one.dialogue;
  for (const [i, turn] of drawn.entries()) assert.notEqual(turn, drawn[i - 1]);
  cutThrough(one);
  assert.equal(one.dialogue.fault, 'path');
});

test('judgeStep: the ways of the further turns seen, completes; the turn that was not seen stays out', () => {
  const one = person(['left', 'up'], 1);
  until(one, 1);
  for (let i = 0; i < 3; i++) one.show('left');
  one.follow();
  assert.equal(one.dialogue.state, 'complete');
  assert.deepEqual([one.dialogue.spoiled, one.dialogue.asked], [[0], 2]);
});

test('judgeStep: faces kept of a dialogue, three of each rest and each peak', () => {
  const one = person(['left', 'up'], 2);
  one.follow();
  const places = one.dialogue.faces.map(({ group, index }) => `${group} ${index}`).sort();
  const three = (name: string) => [name, name, name];
  assert.deepEqual(places, ['neutral 0', 'neutral 1', 'neutral 2', 'turned 0', 'turned 1'].flatMap(three));
});

test('judgeStep: the same picture under other bytes, passed over; a dozen and more in a row end the dialogue', () => {
  const one = person(['left']);
  const pose = { yaw: 3, pitch: 8, roll: 0 };
  for (let i = 0; i < 5; i++) one.show('center', { pose });
  assert.equal(one.dialogue.recent.length, 1);
  for (let i = 0; i < stepPolicy.mostSkipped; i++) one.show('center', { pose });
  assert.equal(one.dialogue.fault, 'repeated');
});

test('turnProgress: on the way to a turn, the share of the angle; in the middle, none', () => {
  const one = person(['left']);
  assert.equal(turnProgress(one.dialogue), null);
  until(one, 1);
  one.show('center', { pose: { yaw: 3 + stepPolicy.yaw / 2, pitch: 8, roll: 0 } });
  assert.ok(Math.abs(turnProgress(one.dialogue)! - 0.5) < 0.01);
  one.show('left');
  assert.equal(turnProgress(one.dialogue), 1);
});

test('judgeStep: a step not answered in its time, ends the dialogue', () => {
  const one = person(['left']);
  until(one, 1);
  one.wait(limits.stepSec * 1_000);
  one.show('left');
  assert.equal(one.dialogue.fault, 'late');
});

test('judgeStep: a turn that was there as the prompt appeared, ends the dialogue', () => {
  const one = person(['left']);
  for (let i = 0; i < 40 && one.dialogue.step < 1; i++) one.show('center');
  one.show('left');
  assert.equal(one.dialogue.fault, 'tooSoon');
});

test('judgeStep: another face in one frame, ends the dialogue', () => {
  const one = person(['left', 'right', 'up']);
  until(one, 1);
  one.show('left', { likeness: 0.05 });
  assert.equal(one.dialogue.fault, 'otherPerson');
});

test('judgeStep: a frame sent before, ends the dialogue; the same one twice running is only skipped', () => {
  const one = person(['left', 'right']);
  const first = one.frame('center');
  one.send(first);
  const second = one.frame('center');
  one.send(second);
  one.send({ ...second, atMs: one.atMs });
  assert.equal(one.dialogue.state, 'running');
  one.send({ ...first, atMs: one.atMs });
  assert.equal(one.dialogue.fault, 'repeated');
});

test('judgeStep: a picture that stands still, ends the dialogue', () => {
  const one = person(['left']);
  const still = one.frame('center');
  for (let i = 0; i < stepPolicy.mostSkipped + 3; i++) one.send({ ...still, atMs: one.atMs });
  assert.equal(one.dialogue.fault, 'repeated');
});

test('judgeStep: forty frames in one burst, end the dialogue', () => {
  const one = person(['left']);
  for (let i = 0; i < 40; i++) one.send(one.frame('center'), 2);
  assert.equal(one.dialogue.fault, 'burst');
});

test('judgeStep: a face that jumps twice, ends the dialogue; far apart in time it may have moved', () => {
  const away = { x1: 260, y1: 100, x2: 360, y2: 200 };
  const one = person(['left']);
  until(one, 1);
  for (const place of [box, away, box]) one.show('center', { box: place });
  assert.equal(one.dialogue.fault, 'jump');
  const slow = person(['left']);
  until(slow, 1);
  for (const place of [box, away, box, away]) slow.send(slow.frame('center', { box: place }), 500);
  assert.equal(slow.dialogue.state, 'running');
});

test('judgeStep: frames without a usable face, count for nothing and say why', () => {
  const one = person(['left']);
  until(one, 1);
  one.show('left');
  const { hint } = one.send({ atMs: one.atMs, digest: 'x', seen: { kind: 'unusable', hint: 'ShowFace' } });
  assert.equal(hint, 'ShowFace');
  one.show('left');
  assert.equal(one.dialogue.state, 'running', 'the two frames of the turn were not in a row');
});

test('judgeStep: more frames than a dialogue can need, end it', () => {
  const one = person(['left']);
  const digests = Array.from({ length: limits.stepFrames }, (_, i) => `old ${i}`);
  one.dialogue = { ...one.dialogue, digests };
  one.show('center');
  assert.equal(one.dialogue.fault, 'tooManyFrames');
});

test('judgeStep: a living face before the neutral pose, lends nothing to the one that follows', () => {
  const swapped = person(['left', 'up', 'right']);
  for (let i = 0; i < 50; i++)
    swapped.show('center', { padLogit: 8, pose: { yaw: 40 + i / 100, pitch: 0, roll: 0 } });
  swapped.wait(400);
  swapped.follow({ padLogit: -7 });
  assert.deepEqual([swapped.dialogue.state, swapped.dialogue.fault], ['ended', 'spoof']);
});

test('judgeStep: a doubtful mean of the passive detector, one more turn; a bad one ends it', () => {
  const doubtful = person(['left', 'right', 'up'], 2);
  doubtful.follow({ padLogit: -2 });
  assert.equal(doubtful.dialogue.state, 'complete');
  assert.ok(doubtful.dialogue.isExtended && turnsDone(doubtful.dialogue) === 3);
  const good = person(['left', 'right', 'up'], 2);
  good.follow({ padLogit: 3 });
  assert.ok(!good.dialogue.isExtended && turnsDone(good.dialogue) === 2);
  const bad = person(['left', 'right', 'up'], 2);
  bad.follow({ padLogit: -7 });
  assert.equal(bad.dialogue.fault, 'spoof');
});

test('extendDialogue: a completed dialogue goes on with the turn in reserve, once', () => {
  const one = person(['left', 'right', 'up'], 2);
  one.follow();
  assert.ok(canExtend(one.dialogue));
  one.dialogue = extendDialogue(one.dialogue);
  one.wait(30_000);
  one.follow();
  assert.equal(one.dialogue.state, 'complete');
  assert.equal(turnsDone(one.dialogue), 3);
  assert.equal(canExtend(one.dialogue), false);
});

test('turnOf: the angle farther beyond its bound, decides', () => {
  const neutral = { yaw: 5, pitch: 10 };
  assert.equal(turnOf({ yaw: 5 + 11.9, pitch: 10 + 9.9 }, neutral), null);
  assert.equal(turnOf({ yaw: 5 + 12, pitch: 10 - 4 }, neutral), 'left');
  assert.equal(turnOf({ yaw: 5 - 12, pitch: 10 - 4 }, neutral), 'right');
  assert.equal(turnOf({ yaw: 5 + 5, pitch: 10 + 11 }, neutral), 'up');
  assert.equal(turnOf({ yaw: 5 + 11, pitch: 10 - 14 }, neutral), 'down');
});
