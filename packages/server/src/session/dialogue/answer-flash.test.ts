import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { type ChallengeState, type FlashColor, flashLight, limits } from '@selfsame/contract';
import { createActedHead } from '../../../test/acted/acted-head.ts';
import { box, poses } from '../../../test/dialogue-actor.ts';
import { recordOf } from '../../../test/record-of.ts';
import { type Scene, stepFrame, upload } from '../../../test/scene.ts';
import { createSessionFixture, seededBelow } from '../../../test/session-fixture.ts';
import { readProgress } from '../../store/session/dialogue-progress.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { openCapture } from '../capture/open-capture.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { answerStep } from './answer-step.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, caller } = fixture;
let pictures = 0;

beforeEach(() => {
  deps.livenessMode = 'active+flash';
  // Each test its own colours, however many ran before it. How often which colours settle it: judge-flash.test.ts.
  deps.randomBelow = seededBelow(7);
});

const begin = async () => (await beginSelfie(deps, caller, { TimeoutSec: 3_600 })).OperationId;
const issue = (id: string, noFlash = false) => issueAttempt(deps, fixture.pageOf(id), { noFlash });
function send(id: string, attemptId: string, scene: Partial<Scene>) {
  clock.advance(0.1);
  const frame = stepFrame({ picture: `flash ${pictures++}`, box, face: 'ann', ...scene });
  return answerStep(deps, fixture.pageOf(id), attemptId, frame);
}

/** Light on a face with the screen in a colour. */
function litBy(color: FlashColor | null, k: number): Scene['tint'] {
  const [red, green, blue] = color === null ? [0, 0, 0] : flashLight[color];
  return {
    face: [0.3 * (1 + k * red), 0.2 * (1 + k * green), 0.15 * (1 + k * blue)],
    background: [0.3, 0.3, 0.3],
  };
}

/** Follows the arrows and sits before a screen whose light is what `light` makes of it; what was shown, too. */
async function follow(
  id: string,
  attemptId: string,
  light: (shown: FlashColor | null) => Scene['tint'],
  brightness = 120,
) {
  const colors: FlashColor[] = [];
  const look = createActedHead(poses);
  let state: ChallengeState = await send(id, attemptId, { pose: poses.center });
  for (let i = 0; i < 250 && state.state === 'running'; i++) {
    const { ask, color } = state.step!;
    if (color !== null && color !== colors.at(-1)) colors.push(color);
    state = await send(id, attemptId, { pose: look(ask), tint: light(color), brightness });
  }
  return { state, colors };
}
const stills = (id: string, attemptId: string) =>
  submitAttempt(
    deps,
    fixture.pageOf(id),
    attemptId,
    upload({ picture: `stills ${pictures++}`, face: 'ann' }),
  );
async function flashOf(attemptId: string) {
  const { progress } = await db
    .selectFrom('challenge_dialogue')
    .select('progress')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return readProgress(progress, attemptId).flash;
}

test('answerStep: after the turns the colours, one after the other; a face they light up is accepted and numbers are kept', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  const { state, colors } = await follow(id, attemptId, (color) => litBy(color, 0.2));
  assert.equal(state.state, 'complete');
  assert.equal(colors.length, limits.flashColors);
  assert.deepEqual((await flashOf(attemptId))?.samples, []);
  const outcome = await stills(id, attemptId);
  assert.equal(outcome.outcome, 'accepted');
  const flash = (await recordOf(db, id, attemptId))?.challenge?.flash;
  assert.ok(flash);
  assert.equal(flash.result, 'pass');
  assert.ok(Number(flash.r) > 0.65 && Number(flash.k) > 0.05 && Math.abs(Number(flash.ratio)) < 0.1);
});

test('answerStep: no answer before it tells of a colour to come', async () => {
  const id = await begin();
  const { attemptId, challenge } = await issue(id);
  const first = await send(id, attemptId, { pose: poses.center });
  assert.doesNotMatch(JSON.stringify([challenge, first]), /red|green|blue|cyan|magenta|yellow/);
});

test('answerStep: light of other colours, the attempt ends; the next one is without colours', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  const other = {
    red: 'cyan',
    cyan: 'red',
    green: 'magenta',
    magenta: 'green',
    blue: 'yellow',
    yellow: 'blue',
  } as const;
  const { state } = await follow(id, attemptId, (color) => litBy(color && other[color], 0.2));
  assert.equal(state.state, 'ended');
  assert.deepEqual(state.outcome?.remedies, ['LessLight', 'UseLiveCamera']);
  const again = await issue(id);
  const second = await follow(id, again.attemptId, () => litBy(null, 0));
  assert.deepEqual([second.state.state, second.colors], ['complete', []]);
  assert.equal((await stills(id, again.attemptId)).outcome, 'accepted');
});

test('answerStep: a face in daylight that no screen lights up, is decided by its turns alone', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  const { state } = await follow(id, attemptId, () => litBy(null, 0));
  assert.equal(state.state, 'ended', 'indoors it would be a picture from elsewhere');
  const bright = await begin();
  const attempt = await issue(bright);
  const outdoors = await follow(bright, attempt.attemptId, () => litBy(null, 0), 200);
  assert.equal(outdoors.state.state, 'complete');
  assert.equal((await flashOf(attempt.attemptId))?.verdict?.result, 'inconclusive');
});

test('issueAttempt: the user wants no colours, gets as many turns as anybody and none', async () => {
  const id = await begin();
  const { attemptId, challenge } = await issue(id, true);
  assert.ok(challenge.kind === 'head-turn' && challenge.turns === limits.challengeTurns.min);
  assert.equal(await flashOf(attemptId), null);
  const { state, colors } = await follow(id, attemptId, () => litBy(null, 0));
  assert.deepEqual([state.state, colors], ['complete', []]);
  assert.equal((await stills(id, attemptId)).outcome, 'accepted');
});

test('issueAttempt: in mode active, no colours', async () => {
  deps.livenessMode = 'active';
  const id = await begin();
  assert.equal(await flashOf((await issue(id)).attemptId), null);
});

test('openCapture: tells before the camera starts whether there will be colours', async () => {
  for (const [mode, turns, flashes] of [
    ['active+flash', true, true],
    ['active', true, false],
    ['passive', false, false],
  ] as const) {
    deps.livenessMode = mode;
    const { OperationId, OneTimeSecret } = await beginSelfie(deps, caller, { TimeoutSec: 3_600 });
    const opened = await openCapture(
      deps,
      { kind: 'operation', id: OperationId, secret: OneTimeSecret! },
      '192.0.2.7',
    );
    assert.deepEqual([opened.turns, opened.flashes], [turns, flashes]);
  }
});
