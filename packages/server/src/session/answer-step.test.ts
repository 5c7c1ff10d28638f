import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { type ChallengeState, limits } from '@selfsame/contract';
import { createSessionFixture, type Scene, stepFrame, upload } from '../../test/session-fixture.ts';
import { answerStep } from './answer-step.ts';
import { beginSelfie } from './begin-selfie.ts';
import { beginVerification } from './begin-verification.ts';
import { claimAttempt } from './claim-attempt.ts';
import { issueAttempt } from './issue-attempt.ts';
import { submitAttempt } from './submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, caller } = fixture;
const box = { x1: 100, y1: 100, x2: 200, y2: 200 };
const poses = {
  center: { yaw: 2, pitch: 5, roll: 0 },
  left: { yaw: 16, pitch: 6, roll: 0 },
  right: { yaw: -12, pitch: 4, roll: 0 },
  up: { yaw: 3, pitch: 16, roll: 0 },
  down: { yaw: 1, pitch: -6, roll: 0 },
};
let pictures = 0;
/** A picture nobody has seen before. */
const fresh = () => `picture ${pictures++}`;

beforeEach(() => {
  deps.livenessMode = 'active';
});

const begin = async (request = {}) =>
  (await beginSelfie(deps, caller, { TimeoutSec: 3600, ...request })).OperationId;
const issue = (id: string) => issueAttempt(deps, fixture.pageOf(id));
const send = async (id: string, attemptId: string, scene: Scene, afterSec = 0.1) => {
  clock.advance(afterSec);
  return answerStep(deps, fixture.pageOf(id), attemptId, stepFrame({ picture: fresh(), box, ...scene }));
};
/** Does what is asked until the dialogue is over. */
const follow = async (id: string, attemptId: string, scene: Scene): Promise<ChallengeState> => {
  let state = await send(id, attemptId, { ...scene, pose: poses.center });
  for (let i = 0; i < 60 && state.state === 'running'; i++) {
    const ask = state.step!.ask;
    state = await send(id, attemptId, { ...scene, pose: poses[ask] }, ask === 'center' ? 0.1 : 0.3);
  }
  return state;
};
const stills = (id: string, attemptId: string, scene: Scene) =>
  submitAttempt(deps, fixture.pageOf(id), attemptId, upload({ picture: fresh(), ...scene }));
const dialogueOf = (attemptId: string) =>
  db
    .selectFrom('challenge_dialogue')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow();
const rowOf = (id: string) =>
  db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

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
  const { challenge: kept } = (
    (await rowOf(id)).result as { capture: { challenge: Record<string, unknown> } }
  ).capture;
  assert.deepEqual([kept.turnsDone, kept.fault, kept.likeness], [3, null, 1]);
});

test('answerStep: the answer, tells the step that runs and never one to come', async () => {
  const id = await begin();
  const issued = await issue(id);
  const { turns } = (await dialogueOf(issued.attemptId)).progress as { turns: string[] };
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
      let state = await send(id, attemptId, { face: 'ann', pose: poses.center });
      while (state.step?.ask === 'center')
        state = await send(id, attemptId, { face: 'ann', pose: poses.center });
      const ended = await run(id, attemptId, state.step!.ask);
      assert.equal(ended.state, 'ended');
      assert.deepEqual([ended.outcome?.outcome, ended.outcome?.remedies], [expected, [remedy]]);
      const { progress, reference_sealed } = await dialogueOf(attemptId);
      assert.equal((progress as { fault: string }).fault, fault);
      assert.equal(reference_sealed, null);
      const repeated = await send(id, attemptId, { face: 'ann', pose: poses.center });
      assert.deepEqual([repeated.state, repeated.outcome?.outcome], ['ended', expected]);
      if (expected !== 'rejected')
        await assert.rejects(stillsCode(id, attemptId), { code: 'none' }, 'the stored outcome is answered');
    }
    assert.equal((await rowOf(id)).status, 2);
  });
}
/** Rejects with code `none` when the pictures get the stored outcome. */
const stillsCode = async (id: string, attemptId: string) => {
  const { outcome } = await stills(id, attemptId, { face: 'ann' });
  throw Object.assign(new Error(outcome), { code: outcome === 'retry' ? 'none' : outcome });
};

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
    Array.from({ length: 5 }, () => send(id, attemptId, { face: 'ann', pose: poses.center }, 0.02)),
  );
  assert.equal(all.length, 5);
  const { digests, step } = (await dialogueOf(attemptId)).progress as { digests: string[]; step: number };
  assert.ok(digests.length >= 2 && digests.length <= 6 && new Set(digests).size === digests.length);
  assert.ok(step <= 1);
  assert.equal((await rowOf(id)).attempts_used, 0);
});

test('issueAttempt: a challenge given up after its first turn, makes the next longer, and too many end the session', async () => {
  const id = await begin();
  const asked: number[] = [];
  for (let i = 0; i < limits.challengesPerSession; i++) {
    const { attemptId, challenge } = await issue(id);
    assert.ok(challenge.kind === 'head-turn');
    asked.push(challenge.turns);
    let state = await send(id, attemptId, { face: 'ann', pose: poses.center });
    while (state.step?.ask === 'center')
      state = await send(id, attemptId, { face: 'ann', pose: poses.center });
  }
  assert.deepEqual(asked, [3, 4, ...Array(limits.challengesPerSession - 2).fill(5)]);
  await assert.rejects(issue(id), { code: 'E_TRANSACTION_FINISHED' });
  assert.equal((await rowOf(id)).status, 2);
});

test('issueAttempt: challenges given up before a turn was told, cost nothing', async () => {
  const id = await begin();
  for (let i = 0; i < limits.challengesPerSession + 2; i++) {
    const { attemptId, challenge } = await issue(id);
    assert.ok(challenge.kind === 'head-turn' && challenge.turns === 3);
    await send(id, attemptId, { face: 'ann', pose: poses.center });
  }
});

/** Begins a dialogue and goes as far as its first turn. */
const toFirstTurn = async (id: string) => {
  const { attemptId } = await issue(id);
  let state = await send(id, attemptId, { face: 'ann', pose: poses.center });
  while (state.step?.ask === 'center') state = await send(id, attemptId, { face: 'ann', pose: poses.center });
  return attemptId;
};
/** The server ended; after a while another one serves. */
const restart = (afterSec: number) => {
  clock.advance(afterSec);
  deps.servingSince = clock.now();
};

test('answerStep: the server ended between two turns, the attempt is over; the next is no longer and none is counted', async () => {
  const id = await begin();
  for (let i = 0; i < limits.challengesPerSession + 1; i++) {
    const attemptId = await toFirstTurn(id);
    restart(i % 2 === 0 ? 1 : limits.stepSec + 1);
    await assert.rejects(send(id, attemptId, { face: 'ann', pose: poses.center }), {
      code: 'E_ATTEMPT_NOT_OPEN',
    });
  }
  const { attemptId, challenge } = await issue(id);
  assert.ok(challenge.kind === 'head-turn' && challenge.turns === 3);
  assert.equal((await rowOf(id)).attempts_used, 0);
  assert.equal((await follow(id, attemptId, { face: 'ann' })).state, 'complete');
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'accepted');
});

test('issueAttempt: a challenge given up, or out of its time, before the server ended, is not forgiven by it', async () => {
  const id = await begin();
  await toFirstTurn(id);
  await issue(id);
  restart(1);
  const { challenge } = await issue(id);
  assert.ok(challenge.kind === 'head-turn' && challenge.turns === 4);
  await toFirstTurn(id);
  restart(limits.attemptSec + 1);
  const after = (await issue(id)).challenge;
  assert.ok(after.kind === 'head-turn' && after.turns === 5);
});

test('issueAttempt: the server ended while it analysed the pictures, a new attempt at once that is no longer, and nothing counted', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face: 'ann' });
  await claimAttempt(deps, fixture.pageOf(id), attemptId);
  restart(5);
  const again = await issue(id);
  assert.ok(again.challenge.kind === 'head-turn' && again.challenge.turns === 3);
  await follow(id, again.attemptId, { face: 'ann' });
  assert.equal((await stills(id, again.attemptId, { face: 'ann' })).outcome, 'accepted');
  assert.equal((await rowOf(id)).attempts_used, 1);
});

test('submitAttempt: the server ended while it analysed them, the same pictures sent again at once are taken', async () => {
  const id = await begin();
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face: 'ann' });
  await claimAttempt(deps, fixture.pageOf(id), attemptId);
  restart(5);
  assert.equal((await stills(id, attemptId, { face: 'ann' })).outcome, 'accepted');
});

test('answerStep: silence for longer than a step, no judgement but given up: the next challenge is longer', async () => {
  const id = await begin();
  const attemptId = await toFirstTurn(id);
  clock.advance(limits.stepSec);
  await assert.rejects(send(id, attemptId, { face: 'ann', pose: poses.center }), {
    code: 'E_ATTEMPT_NOT_OPEN',
  });
  const { challenge } = await issue(id);
  assert.ok(challenge.kind === 'head-turn' && challenge.turns === 4);
  assert.equal((await rowOf(id)).attempts_used, 0);
});

test('submitAttempt: pictures late because the server was away, a new attempt and nothing counted; in time, taken', async () => {
  const id = await begin();
  const first = await issue(id);
  await follow(id, first.attemptId, { face: 'ann' });
  restart(limits.stillsSec + 1);
  await assert.rejects(stills(id, first.attemptId, { face: 'ann' }), { code: 'E_ATTEMPT_NOT_OPEN' });
  const second = await issue(id);
  assert.ok(second.challenge.kind === 'head-turn' && second.challenge.turns === 3);
  await follow(id, second.attemptId, { face: 'ann' });
  restart(limits.stillsSec - 1);
  assert.equal((await stills(id, second.attemptId, { face: 'ann' })).outcome, 'accepted');
  assert.equal((await rowOf(id)).attempts_used, 1);
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
  for (let i = 0; i < 3; i++) {
    const { attemptId } = await issue(id);
    let state = await send(id, attemptId, { face: 'cleo', pose: poses.center });
    while (state.step?.ask === 'center')
      state = await send(id, attemptId, { face: 'cleo', pose: poses.center });
    await send(id, attemptId, { face: 'bob', pose: poses.left }, 0.5);
  }
  const failures = await db
    .selectFrom('failed_attempt')
    .selectAll()
    .where('account_id', '=', account.id)
    .execute();
  assert.equal(failures.length, 1);
});
