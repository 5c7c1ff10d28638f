import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person } from '../../test/acted/acted-person.ts';
import { stepPolicy } from './step-policy.ts';

/** Goes as far as the first prompt. */
function toFirstTurn(one: ReturnType<typeof person>): void {
  for (let i = 0; i < 40 && one.dialogue.step < 1; i++) one.show('center');
}

test('judgeStep: living faces on the way that nobody compared, lend nothing to the one at rest and turned', () => {
  const swapped = person(['left', 'up', 'right']);
  swapped.follow({ padLogit: -7 });
  assert.equal(swapped.dialogue.fault, 'spoof');
  const helped = person(['left', 'up', 'right']);
  toFirstTurn(helped);
  const { pad } = helped.dialogue;
  for (let i = 0; i < 24; i++)
    helped.show('center', { padLogit: 8, likeness: null, pose: { yaw: 12 + i / 100, pitch: 8, roll: 0 } });
  assert.deepEqual(helped.dialogue.pad, pad, 'nothing was added');
  assert.equal(helped.dialogue.state, 'running');
  helped.follow({ padLogit: -7 });
  assert.equal(helped.dialogue.fault, 'spoof');
});

test('judgeStep: a face that was not compared, is kept neither turned nor at rest', () => {
  const one = person(['left']);
  toFirstTurn(one);
  const before = one.dialogue.faces.length;
  one.wait(400);
  for (let i = 0; i < stepPolicy.turnFrames; i++) one.show('left', { likeness: null });
  assert.equal(one.dialogue.step, 2, 'the turn itself is judged by its pose');
  for (let i = 0; i < stepPolicy.centerFrames - 1; i++) one.show('center', { likeness: null });
  assert.equal(one.dialogue.faces.length, before);
  one.show('center');
  assert.equal(one.dialogue.faces.length, before + 1);
});

test('judgeStep: a second face, is remembered until a frame shows none', () => {
  const one = person(['left']);
  toFirstTurn(one);
  assert.equal(one.dialogue.isAccompanied, undefined);
  const crowd = { kind: 'unusable', hint: 'OnePersonOnly' } as const;
  one.send({ ...one.frame('center'), seen: crowd });
  assert.equal(one.dialogue.isAccompanied, true);
  one.send({ ...one.frame('center'), seen: { kind: 'unusable', hint: 'HoldStill' } });
  assert.equal(one.dialogue.isAccompanied, true);
  one.show('center');
  assert.equal(one.dialogue.isAccompanied, false);
});
