import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlashColor } from '@selfsame/contract';
import { atRest, judgeSeen, seenFace, turnedBy } from '../../test/acted/seen-frame.ts';
import { type Dialogue, startDialogue } from './dialogue.ts';
import { turnOf, turnProgress } from './judge-step.ts';
import type { KeptFace } from './kept-faces.ts';
import type { Judged, SeenFace } from './step-frame.ts';
import { stepPolicy } from './step-policy.ts';
import type { PathPoint } from './turn-path.ts';

const posed = (yaw: number, pitch: number, change: Partial<SeenFace> = {}): SeenFace =>
  seenFace({ pose: { yaw, pitch, roll: 0 }, likeness: null, ...change });

/** Shows poses a tenth of a second apart to a dialogue that seeks the neutral one. */
function seek(poses: readonly (readonly [yaw: number, pitch: number])[]): Judged[] {
  let dialogue = startDialogue(['left', 'up'], 2);
  return poses.map(([yaw, pitch], i) => {
    const judged = judgeSeen(dialogue, 1_000 + 100 * i, posed(yaw, pitch, { signature: `of ${i}` }));
    dialogue = judged.dialogue;
    return judged;
  });
}

test('judgeStep: a head that does not face the camera, is told so and has not been at rest', () => {
  const { neutralYaw, neutralPitch } = stepPolicy;
  const hintOf = (yaw: number, pitch: number) => seek([[yaw, pitch]])[0]!.hint;
  for (const sign of [1, -1]) {
    assert.deepEqual(
      [hintOf(sign * neutralYaw, 0), hintOf(sign * (neutralYaw + 0.1), 0)],
      [null, 'LookStraight'],
    );
    assert.deepEqual(
      [hintOf(0, sign * neutralPitch), hintOf(0, sign * (neutralPitch + 0.1))],
      [null, 'LookStraight'],
    );
  }
  const [, , away] = seek([
    [0, 0],
    [1, 0],
    [neutralYaw + 1, 0],
  ]);
  assert.deepEqual(away!.dialogue.recent, []);
});

test('judgeStep: a head that moves, is told to hold still; its latest faces are kept in turn', () => {
  const restless = seek([
    [0, 0],
    [9, 0],
    [0, 0],
    [9, 0],
    [0, 0],
  ]);
  assert.deepEqual(
    restless.map(({ hint }) => hint),
    [null, ...Array(4).fill('HoldStill')],
  );
  assert.deepEqual(
    restless.map(({ keep }) => keep?.slot),
    [0, 1, 2, 0, 1],
  );
  assert.equal(restless[4]!.dialogue.recent.length, stepPolicy.neutralFrames);
  assert.deepEqual(restless[0]!.keep, { group: 'neutral', index: 0, slot: 0, yaw: 0, pitch: 0, rank: 0 });
});

test('judgeStep: the neutral pose, the mean of some frames in a row that lie within its spread', () => {
  const { neutralSpread } = stepPolicy;
  const found = seek([
    [1, 8],
    [3, 10],
    [1 + neutralSpread, 8 + neutralSpread],
  ])[2]!;
  assert.deepEqual(found.dialogue.neutral, { yaw: 3, pitch: 10 });
  assert.deepEqual([found.isReference, found.hint, found.keep?.slot], [true, null, 2]);
  const { step, recent, signatures, askedAt, path } = found.dialogue;
  assert.deepEqual([step, recent, signatures, askedAt, path], [1, [], ['of 2'], 1_200, []]);
  for (const late of [
    [1.1 + neutralSpread, 8],
    [2, 8.1 + neutralSpread],
  ] as const) {
    const sought = seek([[1, 8], [1, 9], late])[2]!;
    assert.deepEqual([sought.dialogue.neutral, sought.isReference], [null, false]);
  }
});

/** Three turns are asked; the one or the rest of this step is, since a second. */
const asking = (step: number, change: Partial<Dialogue> = {}): Dialogue => ({
  ...startDialogue(['left', 'up', 'right'], 3),
  ...{ step, neutral: atRest, askedAt: 0, lastFrameAt: 1_000 },
  ...change,
});
const { yaw, turnFrames, wrongFrames, centerFrames } = stepPolicy;

test('judgeStep: a turn held for some frames, goes on to the middle', () => {
  const first = judgeSeen(asking(1, { wrong: 1 }), 1_100, turnedBy(yaw));
  const { step, held, wrong, askedAt } = first.dialogue;
  assert.deepEqual([step, held, wrong, askedAt], [1, 1, 0, 0]);
  assert.deepEqual([first.keep?.group, first.keep?.index, first.keep?.slot], ['turned', 0, 0]);
  const before = asking(1, { held: turnFrames - 1, reactionsMs: [5] });
  const last = judgeSeen(before, 1_100, turnedBy(yaw, 0, { signature: 'turned' }));
  assert.deepEqual([last.dialogue.step, last.dialogue.held, last.dialogue.askedAt], [2, 0, 1_100]);
  assert.deepEqual([last.dialogue.reactionsMs, last.dialogue.signatures], [[5, 1_100], ['turned']]);
  assert.equal(last.keep?.index, 0);
  assert.equal(judgeSeen(asking(3), 1_100, turnedBy(0, yaw)).keep?.index, 1);
});

test('judgeStep: a head that falls back before it held the turn, begins anew', () => {
  const { held, wrong, step } = judgeSeen(
    asking(1, { held: 2, wrong: 2 }),
    1_100,
    turnedBy(yaw - 0.1),
  ).dialogue;
  assert.deepEqual([held, wrong, step], [0, 0, 1]);
});

test('judgeStep: a turn as soon as somebody can react, counts; sooner it was there before', () => {
  const { soonestMs } = stepPolicy;
  const faultAt = (ms: number, held = 0) =>
    judgeSeen(asking(1, { askedAt: 1_000, held }), 1_000 + ms, turnedBy(yaw)).dialogue.fault;
  assert.deepEqual(
    [faultAt(soonestMs), faultAt(soonestMs - 1), faultAt(soonestMs - 1, 1)],
    [null, 'tooSoon', null],
  );
});

test('judgeStep: another turn, counted and at last refused; what was held is lost', () => {
  for (const step of [1, 2]) {
    const slip = judgeSeen(asking(step, { held: 2, wrong: wrongFrames - 2 }), 1_100, turnedBy(-yaw));
    const { wrong, held, fault } = slip.dialogue;
    assert.deepEqual([wrong, held, fault, slip.keep], [wrongFrames - 1, 0, null, null]);
    assert.equal(judgeSeen(slip.dialogue, 1_200, turnedBy(-yaw - 1)).dialogue.fault, 'wrongTurn');
  }
});

/** A face that was kept of the rest after the first turn. */
const kept = (slot: number, change: Partial<KeptFace> = {}): KeptFace => ({
  ...{ group: 'neutral', index: 1, slot, ...atRest, rank: 0 },
  ...change,
});

test('judgeStep: back in the middle, still turned the face is one of the peak; on the way it is none', () => {
  const peak = judgeSeen(asking(2, { held: 1 }), 1_100, turnedBy(yaw));
  assert.deepEqual([peak.keep?.group, peak.keep?.index, peak.dialogue.held], ['turned', 0, 0]);
  const onTheWay = judgeSeen(asking(2, { held: 1 }), 1_100, turnedBy(stepPolicy.center + 0.1));
  assert.deepEqual([onTheWay.keep, onTheWay.dialogue.held, onTheWay.dialogue.step], [null, 0, 2]);
});

test('judgeStep: back in the middle, each frame that lies near the one before is one more of the rest', () => {
  const { steady, center } = stepPolicy;
  const first = judgeSeen(asking(2), 1_100, turnedBy(center));
  assert.deepEqual(first.keep, kept(0, { yaw: atRest.yaw + center }));
  const second = (across: number, along: number, before: Partial<KeptFace> = {}) =>
    judgeSeen(asking(2, { held: 1, faces: [kept(0, before)] }), 1_100, turnedBy(across, along));
  for (const sign of [1, -1]) {
    assert.equal(second(sign * steady, 0).keep?.slot, 1);
    assert.equal(second(0, sign * steady).keep?.slot, 1);
    for (const moved of [second(sign * (steady + 0.1), 0), second(0, sign * (steady + 0.1))])
      assert.deepEqual([moved.dialogue.held, moved.keep?.slot], [1, 0], 'the first of another rest');
  }
  for (const other of [{ index: 0 }, { slot: 2 }, { group: 'turned' }] as const)
    assert.equal(second(steady + 1, 0, other).dialogue.held, 2, 'compared with the one before alone');
});

test('judgeStep: back in the middle for some frames, the next turn is asked for', () => {
  const faces = [kept(0), kept(1)];
  const before = asking(2, { held: centerFrames - 1, wrong: 1, faces, path: null });
  const { dialogue, keep } = judgeSeen(before, 1_100);
  assert.deepEqual([dialogue.step, dialogue.held, dialogue.wrong, dialogue.askedAt], [3, 0, 0, 1_100]);
  assert.deepEqual([keep?.slot, dialogue.path, dialogue.spoiled], [centerFrames - 1, [], []]);
});

/** A head that is at rest and then at 14° upwards, and nothing between. */
const endsAlone = (everyMs: number): PathPoint[] =>
  [0, 0, 14, 14, 14].map((angle, i) => ({ atMs: i * everyMs, yaw: 3, pitch: 8 + angle }));

test('judgeStep: the way of a turn not seen, spoilt; in a slow stream it counts and is noted', () => {
  const ended = (everyMs: number, change: Partial<Dialogue> = {}) =>
    judgeSeen(asking(4, { held: centerFrames - 1, path: endsAlone(everyMs), ...change }), 5 * everyMs)
      .dialogue;
  const slow = { lastFrameAt: 1_200 };
  assert.deepEqual([ended(400, slow).unseen, ended(400, slow).spoiled, ended(400, slow).asked], [[1], [], 3]);
  assert.deepEqual(ended(400, { ...slow, unseen: [0] }).unseen, [0, 1]);
  const fast = { lastFrameAt: 400 };
  assert.deepEqual(
    [ended(100, fast).unseen, ended(100, fast).spoiled, ended(100, fast).asked],
    [undefined, [1], 4],
  );
  assert.equal(ended(100, { ...fast, spoiled: [0, 2] }).fault, 'path');
});

test('judgeStep: the way of a turn, remembered from its prompt to the return; before the first there is none', () => {
  const point = { atMs: 1_100, ...atRest };
  assert.deepEqual(judgeSeen(asking(1, { path: [] }), 1_100).dialogue.path, [point]);
  assert.deepEqual(judgeSeen(asking(2, { path: [] }), 1_100).dialogue.path, [point]);
  assert.equal(judgeSeen(asking(2, { path: null }), 1_100).dialogue.path, null);
  assert.deepEqual(seek([[0, 0]])[0]!.dialogue.path, []);
  const lit = asking(7, { flash: startDialogue([], 0, { colors: ['red'] }).flash, path: [] });
  assert.deepEqual(judgeSeen(lit, 1_100).dialogue.path, [], 'while the screen is lit there is no turn');
});

test('judgeStep: a face as like as a turned one is, is the same person’s; a little less, another’s', () => {
  const { dialogue } = judgeSeen(asking(1), 1_100, seenFace({ likeness: 0.3 }));
  assert.equal(dialogue.fault, null);
  const other = judgeSeen(asking(1), 1_100, seenFace({ likeness: 0.299 }));
  assert.deepEqual([other.dialogue.fault, other.isReference, other.keep], ['otherPerson', false, null]);
});

test('judgeStep: what the detector says, added up over the frames that were compared', () => {
  const padOf = (change: Partial<SeenFace>, dialogue: Partial<Dialogue> = {}) =>
    judgeSeen(asking(1, { pad: { sum: 4, frames: 2 }, ...dialogue }), 1_100, seenFace(change)).dialogue.pad;
  assert.deepEqual(padOf({ padLogit: 1.5 }), { sum: 5.5, frames: 3 });
  const before = { sum: 4, frames: 2 };
  assert.deepEqual(padOf({ padLogit: null }), before);
  assert.deepEqual(padOf({ likeness: null }), before);
  assert.deepEqual(padOf({}, { step: 0, neutral: null }), before);
  const flash = { ...startDialogue([], 0, { colors: ['red'] }).flash!, shownAt: [1_000] };
  assert.deepEqual(padOf({}, { step: 7, flash }), before, 'in coloured light it says nothing');
});

test('judgeStep: signatures of some frames are remembered, and no more', () => {
  const turned = (signatures: string[], signature: string | null) =>
    judgeSeen(asking(1, { held: turnFrames - 1, signatures }), 1_100, turnedBy(yaw, 0, { signature }))
      .dialogue.signatures.length;
  const { mostSignatures } = stepPolicy;
  assert.equal(turned(Array(mostSignatures - 1).fill('x'), 'new'), mostSignatures);
  assert.equal(turned(Array(mostSignatures).fill('x'), 'new'), mostSignatures);
  assert.equal(turned(['x'], null), 1);
});

const colors: FlashColor[] = ['red', 'green'];

/** The last frame of the last rest. */
const conclude = (mean: number | null, change: Partial<Dialogue> = {}) =>
  judgeSeen(
    asking(6, {
      ...{ held: centerFrames - 1, path: null, pad: { sum: mean ?? 0, frames: mean === null ? 0 : 1 } },
      ...change,
    }),
    1_100,
    seenFace({ padLogit: null }),
  ).dialogue;

test('judgeStep: all turns answered, complete; with colours to come, not yet; of a spoof, ended', () => {
  const complete = conclude(5);
  assert.deepEqual([complete.state, complete.completedAt, complete.step], ['complete', 1_100, 7]);
  const lit = conclude(5, { flash: startDialogue([], 0, { colors }).flash });
  assert.deepEqual([lit.state, lit.completedAt, lit.step], ['running', null, 7]);
  assert.deepEqual([conclude(-5).state, conclude(-5).fault], ['ended', 'spoof']);
});

test('judgeStep: all turns answered and in doubt, goes on with the turn in reserve; without one it is complete', () => {
  for (const mean of [-1, null]) {
    const reserve = { turns: asking(6).turns.concat('down') };
    const { state, step, asked, askedAt, path, last } = conclude(mean, reserve);
    assert.deepEqual([state, step, asked, askedAt, path], ['running', 7, 4, 1_100, []]);
    assert.equal(last?.atMs, 1_100);
    assert.equal(conclude(mean).state, 'complete');
  }
});

test('turnOf: from the bound on, to each side', () => {
  const bounds = {
    left: [yaw, 0],
    right: [-yaw, 0],
    up: [0, stepPolicy.pitch],
    down: [0, -stepPolicy.pitch],
  } as const;
  for (const [turn, [across, along]] of Object.entries(bounds))
    assert.equal(turnOf({ yaw: across, pitch: along }, { yaw: 0, pitch: 0 }), turn);
  const both = { yaw: 2 * yaw, pitch: 2 * stepPolicy.pitch };
  assert.equal(turnOf(both, { yaw: 0, pitch: 0 }), 'left', 'as far beyond both bounds');
});

test('turnProgress: never below nothing and never beyond all; nothing while no turn is asked for', () => {
  const last = { atMs: 0, ...atRest, x: 1, y: 1, size: 1 };
  const at = (step: number, change: Partial<Dialogue> = {}) =>
    turnProgress(asking(step, { last, ...change }));
  const turned = (by: number) => ({ last: { ...last, yaw: atRest.yaw + by } });
  assert.deepEqual(
    [at(1), at(1, turned(-5)), at(1, turned(yaw / 4)), at(1, turned(yaw + 5))],
    [0, 0, 0.25, 1],
  );
  assert.deepEqual([at(5, turned(-yaw / 2)), at(2), at(0)], [0.5, null, null]);
  assert.deepEqual([at(1, { last: null }), at(1, { neutral: null })], [null, null]);
  assert.equal(at(7, { turns: [...asking(1).turns, 'down'] }), null, 'the turn in reserve is told to nobody');
});
