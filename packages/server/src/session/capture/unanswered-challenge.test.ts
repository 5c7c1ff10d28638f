import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits } from '@selfsame/contract';
import { createDialogueActor, poses } from '../../../test/dialogue-actor.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { claimAttempt } from './claim-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, clock } = fixture;
const { begin, issue, send, lookStraight, follow, stills, rowOf } = createDialogueActor(fixture);
deps.livenessMode = 'active';

test('issueAttempt: a challenge given up after its first turn, makes the next longer, and too many end the session', async () => {
  const id = await begin();
  const asked: number[] = [];
  for (let i = 0; i < limits.challengesPerSession; i++) {
    const { attemptId, challenge } = await issue(id);
    assert.ok(challenge.kind === 'head-turn');
    asked.push(challenge.turns);
    await lookStraight(id, attemptId);
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
async function toFirstTurn(id: string) {
  const { attemptId } = await issue(id);
  await lookStraight(id, attemptId);
  return attemptId;
}
/** The server ended; after a while another one serves. */
function restart(afterSec: number) {
  clock.advance(afterSec);
  deps.servingSince = clock.now();
}

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
