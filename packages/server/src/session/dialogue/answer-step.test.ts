import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { type ChallengeState, limits } from '@selfsame/contract';
import { box, createDialogueActor, poses } from '../../../test/dialogue-actor.ts';
import { stepFrame } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { stepPolicy } from '../../judge/step-policy.ts';
import { OneAtATime } from '../../platform/one-at-a-time.ts';
import { readProgress } from '../../store/session/dialogue-progress.ts';
import { readResult } from '../../store/session/session-json.ts';
import { beginVerification } from '../begin/begin-verification.ts';
import { approveSession } from '../capture/approve-session.ts';
import { answerStep } from './answer-step.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, caller } = fixture;
const { fresh, begin, issue, send, lookStraight, follow, stills, dialogueOf, rowOf } =
  createDialogueActor(fixture);

const progressOf = async (attemptId: string) =>
  readProgress((await dialogueOf(attemptId)).progress, attemptId);

beforeEach(() => {
  deps.livenessMode = 'active';
});

test('answerStep: turns followed, complete; the pictures then accepted, and the face of the dialogue erased', async () => {
  const id = await begin();
  const { attemptId, challenge } = await issue(id);
  assert.equal(challenge.kind, 'head-turn');
  const state = await follow(id, attemptId, { face: 'ann' });
  assert.deepEqual([state.state, state.turnsDone, state.step], ['complete', 3, null]);
  const sealed = (await dialogueOf(attemptId)).reference_sealed;
  assert.ok(sealed && sealed.byteLength > 2_000);
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'accepted');
  const after = await dialogueOf(attemptId);
  assert.equal(after.reference_sealed, null);
  const kept = readResult(await rowOf(id))?.capture?.challenge;
  assert.deepEqual([kept?.turnsDone, kept?.fault, kept?.likeness], [3, null, 1]);
});

test('answerStep: of a frame, what the judge asks for is looked at: everything first, and then no more than that', async (t) => {
  const { engine, randomBelow } = deps;
  t.after(() => Object.assign(deps, { engine, randomBelow }));
  const looks: unknown[] = [];
  deps.engine = {
    ...engine,
    analyse: (images, options) => {
      looks.push(options.look);
      return engine.analyse(images, options);
    },
  };
  deps.randomBelow = (below) => (below === 3 ? 1 : randomBelow(below));
  const id = await begin();
  const { attemptId } = await issue(id);
  assert.equal((await follow(id, attemptId, { face: 'ann' })).state, 'complete');
  const { neutral } = await progressOf(attemptId);
  const { center: near, yaw, pitch } = stepPolicy;
  assert.deepEqual(looks[0], { surroundings: true, closely: 'always' });
  const kept = { neutral, near, turned: { yaw, pitch } };
  assert.deepEqual(looks.at(-1), { surroundings: false, closely: kept });
});

test('answerStep: the answer, tells the step that runs and never one to come', async () => {
  const id = await begin();
  const issued = await issue(id);
  const { turns } = await progressOf(issued.attemptId);
  const first = await send(id, issued.attemptId, { face: 'ann', pose: poses.center });
  const told = JSON.stringify([issued, first]);
  assert.equal(first.step?.ask, 'center');
  for (const turn of turns) assert.ok(!told.includes(`"${turn}"`), told);
});

test('submitAttempt: pictures before the dialogue is answered, refused without being counted', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await assert.rejects(stills(id, attemptId, { face: 'ann' }), { code: 'E_CHALLENGE_NOT_ANSWERED' });
  await send(id, attemptId, { face: 'ann', pose: poses.center });
  await assert.rejects(stills(id, attemptId, { face: 'ann' }), { code: 'E_CHALLENGE_NOT_ANSWERED' });
  assert.equal((await rowOf(id)).attempts_used, 0);
  assert.equal((await follow(id, attemptId, { face: 'ann' })).state, 'complete');
});

const fails: [
  name: string,
  fault: string,
  remedy: string,
  run: (id: string, attemptId: string, turn: keyof typeof poses) => Promise<ChallengeState>,
][] = [
  [
    'a wrong turn',
    'wrongTurn',
    'FollowPrompts',
    async (id, attemptId, turn) => {
      const other = turn === 'left' ? poses.right : poses.left;
      for (let i = 0; i < 2; i++) await send(id, attemptId, { face: 'ann', pose: other }, 0.3);
      return send(id, attemptId, { face: 'ann', pose: other });
    },
  ],
  [
    'a late answer',
    'late',
    'FollowPrompts',
    async (id, attemptId, turn) => {
      for (let i = 1; i < limits.stepSec; i++)
        await send(id, attemptId, { face: 'ann', pose: poses.center }, 1);
      return send(id, attemptId, { face: 'ann', pose: poses[turn] }, 1.01);
    },
  ],
  [
    'another face',
    'otherPerson',
    'SamePersonThroughout',
    (id, attemptId, turn) => send(id, attemptId, { face: 'bob', pose: poses[turn] }, 0.4),
  ],
];
for (const [name, fault, remedy, run] of fails) {
  test(`answerStep: ${name}, the attempt ends with ${remedy}; the third ends the session`, async () => {
    const id = await begin();
    for (const expected of ['retry', 'retry', 'rejected']) {
      const { attemptId } = await issue(id);
      const state = await lookStraight(id, attemptId);
      const ended = await run(id, attemptId, state.step!.ask);
      assert.equal(ended.state, 'ended');
      assert.deepEqual([ended.outcome?.outcome, ended.outcome?.remedies], [expected, [remedy]]);
      assert.equal((await progressOf(attemptId)).fault, fault);
      assert.equal((await dialogueOf(attemptId)).reference_sealed, null);
      const repeated = await send(id, attemptId, { face: 'ann', pose: poses.center });
      assert.deepEqual([repeated.state, repeated.outcome?.outcome], ['ended', expected]);
      if (expected !== 'rejected')
        await assert.rejects(stillsCode(id, attemptId), { code: 'none' }, 'the stored outcome is answered');
    }
    assert.equal((await rowOf(id)).status, 2);
  });
}
/** Rejects with code `none` when the pictures get the stored outcome. */
async function stillsCode(id: string, attemptId: string) {
  const { outcome } = await stills(id, attemptId, { face: 'ann' });
  throw Object.assign(new Error(outcome), { code: outcome === 'retry' ? 'none' : outcome });
}

test('submitAttempt: pictures of another person than the dialogue, refused', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face: 'ann' });
  const answer = await stills(id, attemptId, { face: 'bob' });
  assert.deepEqual([answer.outcome, answer.remedies], ['retry', ['SamePersonThroughout']]);
});

test('submitAttempt: pictures too long after the dialogue, refused as late', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face: 'ann' });
  clock.advance(limits.stillsSec + 1);
  const answer = await stills(id, attemptId, { face: 'ann' });
  assert.deepEqual([answer.outcome, answer.remedies], ['retry', ['FollowPrompts']]);
});

test('submitAttempt: the pictures of an earlier attempt again, refused in this tenant whatever the session', async () => {
  const old = fresh();
  const capture = async () => {
    const id = await begin();
    const { attemptId } = await issue(id);
    await follow(id, attemptId, { face: 'ann' });
    return stills(id, attemptId, { face: 'ann', picture: old });
  };
  assert.equal((await capture()).outcome, 'accepted');
  const again = await capture();
  assert.deepEqual([again.outcome, again.remedies], ['retry', ['UseLiveCamera']]);
  clock.advance(limits.frameHashSec + 1);
  assert.equal((await capture()).outcome, 'accepted', 'forgotten after its time');
});

test('submitAttempt: pictures in doubt, one more turn on the same attempt, uncounted, then judged', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face: 'ann' });
  const doubt = await stills(id, attemptId, { face: 'ann', padLogit: -2 });
  assert.deepEqual([doubt.outcome, doubt.session.attemptsLeft], ['continue', 3]);
  // Pictures travel, and the camera starts again: nothing is asked meanwhile.
  clock.advance(2 * limits.stepSec);
  const state = await follow(id, attemptId, { face: 'ann' });
  assert.deepEqual([state.state, state.turnsDone, state.turns], ['complete', 4, 4]);
  assert.equal((await stills(id, attemptId, { face: 'ann', padLogit: -2 })).outcome, 'accepted');
});

test('answerStep: two dialogues mixed, frames for the superseded one are refused', async () => {
  const id = await begin();
  const first = await issue(id);
  await send(id, first.attemptId, { face: 'ann', pose: poses.center });
  const second = await issue(id);
  await assert.rejects(send(id, first.attemptId, { face: 'ann', pose: poses.center }), {
    code: 'E_ATTEMPT_NOT_OPEN',
  });
  assert.equal((await follow(id, second.attemptId, { face: 'ann' })).state, 'complete');
  const other = await begin();
  await assert.rejects(send(other, second.attemptId, { face: 'ann', pose: poses.center }), {
    code: 'E_ATTEMPT_NOT_OPEN',
  });
});

test('answerStep: frames at the same moment on several nodes, judged one after the other, those overtaken are passed over', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await send(id, attemptId, { face: 'ann', pose: poses.center });
  const all = await Promise.all(
    Array.from({ length: 5 }, () => {
      clock.advance(0.02);
      const node = { ...deps, framesInFlight: new OneAtATime() };
      const frame = stepFrame({ face: 'ann', pose: poses.center, box, picture: fresh() });
      return answerStep(node, fixture.pageOf(id), attemptId, frame);
    }),
  );
  assert.equal(all.length, 5);
  const { digests, step } = await progressOf(attemptId);
  assert.ok(digests.length >= 2 && digests.length <= 6 && new Set(digests).size === digests.length);
  assert.ok(step <= 1);
  assert.equal((await rowOf(id)).attempts_used, 0);
});

test('answerStep: frames of one attempt at the same moment on one node, one is looked at and the others are put off', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  const othersAnswered = Promise.withResolvers<void>();
  fixture.analyseBy(async (images) => {
    await othersAnswered.promise;
    return fixture.evidenceOf(images);
  });
  const codes: string[] = [];
  let asked = 0;
  const admit = async () => {
    asked += 1;
  };
  const sendOne = async (): Promise<void> => {
    clock.advance(0.02);
    const frame = stepFrame({ face: 'ann', pose: poses.center, box, picture: fresh() });
    const code = await answerStep(deps, fixture.pageOf(id), attemptId, frame, admit).then(
      () => 'done',
      (error) => error.code,
    );
    if (codes.push(code) === 4) othersAnswered.resolve();
  };
  await Promise.all(Array.from({ length: 5 }, sendOne)).finally(() =>
    fixture.analyseBy(async (images) => fixture.evidenceOf(images)),
  );
  assert.deepEqual(codes, [...Array(4).fill('E_SERVER_BUSY'), 'done']);
  assert.equal(asked, 1, 'nothing is asked for those that are put off');
  const { digests } = await progressOf(attemptId);
  assert.equal(digests.length, 1);
});

test('issueAttempt: no liveness asked, or a tenant that wants it passive: a passive challenge without steps', async () => {
  const id = await begin({ CheckLiveness: false });
  const { attemptId, challenge } = await issue(id);
  assert.deepEqual(challenge, { kind: 'passive' });
  await assert.rejects(send(id, attemptId, { face: 'ann', pose: poses.center }), {
    code: 'E_ATTEMPT_NOT_OPEN',
  });
  deps.livenessMode = 'passive';
  assert.deepEqual((await issue(await begin())).challenge, { kind: 'passive' });
});

test('answerStep: three failed dialogues of a verification, count one failure towards the lockout', async () => {
  const account = await fixture.createEnrolled('cleo', 'cleo');
  const { TransactionId: id } = await beginVerification(
    deps,
    caller,
    { FacialImageAccountNumber: 'cleo' },
    new AbortController().signal,
  );
  await approveSession(deps, fixture.pageOf(id));
  for (let i = 0; i < 3; i++) {
    const { attemptId } = await issue(id);
    await lookStraight(id, attemptId, 'cleo');
    await send(id, attemptId, { face: 'bob', pose: poses.left }, 0.5);
  }
  const failures = await db
    .selectFrom('failed_attempt')
    .selectAll()
    .where('account_id', '=', account.id)
    .execute();
  assert.equal(failures.length, 1);
});
