import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlashColor } from '@selfsame/contract';
import { createRandom } from '../../../../fixtures/create-random.ts';
import { atRest, judgeSeen, seenFace, turnedBy } from '../../test/acted/seen-frame.ts';
import { simulateLight } from '../../test/flash-simulator.ts';
import { type Dialogue, startDialogue } from './dialogue.ts';
import { drawColors, type Flash } from './flash/flash.ts';
import { flashPolicy } from './flash/flash-policy.ts';
import type { FlashVerdict } from './flash/judge-flash.ts';
import { isFlashDue, isLit, judgeLight } from './judge-light.ts';
import type { SeenFace } from './step-frame.ts';
import { stepPolicy } from './step-policy.ts';

const colors: FlashColor[] = drawColors(() => 1);
/** One turn was answered; the colours come next. */
const answered: Dialogue = {
  ...startDialogue(['left'], 1, { colors }),
  ...{ step: 3, neutral: atRest, askedAt: 900 },
};
const lit = (flash: Partial<Flash> = {}): Dialogue => ({
  ...answered,
  flash: { ...answered.flash!, shownAt: [1_000], ...flash },
});
const light = { face: [0.3, 0.2, 0.1] as const, background: null, brightness: 100 };
const inLight = { light: { ...light, face: [...light.face] } } satisfies Partial<SeenFace>;
const face = (change: Partial<SeenFace> = {}): SeenFace => seenFace({ ...inLight, ...change });
const turned = turnedBy(9, 0, inLight);

test('isFlashDue: after the turns and until it is judged, where there are colours', () => {
  assert.equal(isFlashDue(answered), true);
  assert.equal(isFlashDue({ ...answered, step: 2 }), false);
  assert.equal(isFlashDue({ ...answered, flash: null }), false);
  const measured = { r: 0.9, k: 0.1, ratio: null, lagMs: 60, frames: 40 };
  const verdict: FlashVerdict = { result: 'pass', reason: null, ...measured };
  assert.equal(isFlashDue(lit({ verdict })), false);
  assert.deepEqual([isLit(answered), isLit(lit()), isLit(lit({ verdict }))], [false, true, false]);
  assert.equal(isLit({ ...answered, flash: null }), false);
});

test('judgeLight: the first colour, once the head was straight for some frames in a row', () => {
  let dialogue = answered;
  const show = (seen: SeenFace, atMs: number) => {
    dialogue = judgeLight(dialogue, seen, atMs).dialogue;
    return dialogue.held;
  };
  for (let frame = 1; frame < stepPolicy.centerFrames; frame++)
    assert.equal(show(face(), 1_000 + frame), frame);
  assert.equal(show(turned, 1_100), 0, 'from the beginning');
  for (let frame = 1; frame < stepPolicy.centerFrames; frame++) show(face(), 1_200 + frame);
  assert.deepEqual([dialogue.flash?.shownAt, dialogue.askedAt], [[], 900]);
  assert.equal(show(face(), 1_300), 0);
  assert.deepEqual([dialogue.flash?.shownAt, dialogue.askedAt], [[1_300], 1_300]);
});

test('judgeLight: a straight face in the light gives a sample; one that turns gives none and is told', () => {
  const straight = judgeLight(lit(), face(), 1_100);
  assert.deepEqual(straight.dialogue.flash?.samples, [{ ...light, face: [...light.face], atMs: 1_100 }]);
  assert.equal(straight.hint, null);
  const away = judgeLight(lit(), turned, 1_100);
  assert.deepEqual([away.dialogue.flash?.samples, away.hint], [[], 'LookStraight']);
  const unmeasured = judgeLight(lit(), face({ light: null }), 1_100);
  assert.deepEqual([unmeasured.dialogue.flash?.samples, unmeasured.hint], [[], null]);
  assert.equal(straight.dialogue.state, 'running');
});

/** The last frame of a flash before a face that reflects so much of it. */
function endOf(k: number) {
  const shownAt = colors.map((_, i) => 1_000 + 420 * i);
  const samples = simulateLight({ k, colors, shownAt, background: 0.05 }, createRandom(1));
  const atMs = shownAt.at(-1)! + 700;
  return { atMs, judged: judgeLight(lit({ shownAt, samples }), face({ light: null }), atMs) };
}

test('judgeLight: after the last colour, complete where the light answered and ended where it did not', () => {
  const { atMs, judged } = endOf(0.4);
  const { state, completedAt, flash, askedAt } = judged.dialogue;
  assert.deepEqual([state, completedAt, flash?.verdict?.result], ['complete', atMs, 'pass']);
  assert.equal(
    askedAt,
    flash?.shownAt.at(-1),
    'a colour is revealed when it is due, and its time runs from then',
  );
  const dark = endOf(0).judged.dialogue;
  assert.deepEqual([dark.state, dark.fault, dark.flash?.verdict?.result], ['ended', 'flash', 'fail']);
});

test('judgeStep: turns answered, a frame is looked at for the light', () => {
  const straight = judgeSeen({ ...answered, held: stepPolicy.centerFrames - 1 }, 1_000, face()).dialogue;
  assert.deepEqual(straight.flash?.shownAt, [1_000]);
  assert.equal(judgeSeen(lit(), 1_100, face()).dialogue.flash?.samples.length, 1);
});

test('judgeStep: frames without a usable face do not hold a colour up', () => {
  const unusable = { kind: 'unusable', hint: 'ShowFace' } as const;
  const { dialogue, hint } = judgeSeen(lit(), 1_000 + flashPolicy.slowMs, unusable);
  assert.deepEqual([dialogue.flash?.shownAt, hint], [[1_000, 1_000 + flashPolicy.slowMs], 'ShowFace']);
  assert.deepEqual([dialogue.askedAt, dialogue.flash?.samples], [1_000 + flashPolicy.slowMs, []]);
});
