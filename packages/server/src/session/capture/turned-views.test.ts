import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CaptureOutcome } from '@selfsame/contract';
import { createActedHead } from '../../../test/acted/acted-head.ts';
import { createDialogueActor, poses } from '../../../test/dialogue-actor.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { readCredentialOf } from '../../account/read-credential.ts';
import type { CaptureSummary } from '../../judge/capture-summary.ts';
import { openViews } from '../../store/account/turned-views.ts';
import { beginOperation } from '../begin/begin-operation.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from './approve-session.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, caller } = fixture;
const actor = createDialogueActor(fixture);
deps.livenessMode = 'active';
// Each challenge asks for the same turns: a verification shows the sides that were enrolled.
deps.randomBelow = () => 0;

/** Answers the challenge with one face from the front and another from every side, then takes the pictures. */
async function capture(id: string, front: string, side: string): Promise<CaptureOutcome> {
  const { attemptId } = await actor.issue(id);
  const look = createActedHead(poses);
  let state = await actor.send(id, attemptId, { face: front, pose: look('center') });
  for (let i = 0; i < 300 && state.state === 'running'; i++) {
    const pose = look(state.step!.ask);
    const isTurned = Math.hypot(pose.yaw - poses.center.yaw, pose.pitch - poses.center.pitch) > 8;
    state = await actor.send(id, attemptId, { face: isTurned ? side : front, pose });
  }
  assert.equal(state.state, 'complete');
  return actor.stills(id, attemptId, { face: front });
}

async function enrol(AccountNumber: string, side: string) {
  await fixture.createAccount(AccountNumber);
  const { OperationId } = await beginOperation(deps, caller, { Name: 'EnrollBioCredential', AccountNumber });
  assert.equal((await capture(OperationId, 'ann', side)).outcome, 'accepted');
}

async function verify(AccountNumber: string, side: string) {
  const { TransactionId } = await beginTransaction(deps, caller, {
    AccountNumber,
    Name: 'Verify_Identity',
    ConfirmationPolicy: { TransportType: 0, CredentialType: 1 },
  });
  await approveSession(deps, fixture.pageOf(TransactionId));
  const outcome = await capture(TransactionId, 'ann', side);
  const { evidence } = await db
    .selectFrom('attempt')
    .select('evidence')
    .where('session_id', '=', TransactionId)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const signal = (evidence as unknown as CaptureSummary | null)?.signals?.find(
    ({ name }) => name === 'turnedView',
  );
  return { outcome: outcome.outcome, signal };
}

/** What the wire says of the account's credential. */
async function hasSideViews(accountNumber: string): Promise<boolean> {
  const { HasSideViews } = await readCredentialOf(db, { tenantId: caller.tenantId, accountNumber });
  return HasSideViews;
}

test('submitAttempt: an enrolment by head-turn, keeps the sides sealed under the credential’s key', async () => {
  await enrol('sides', 'ann~0.9');
  const row = await db
    .selectFrom('biometric_credential')
    .innerJoin('account', 'account.id', 'biometric_credential.account_id')
    .select(['biometric_credential.id', 'views_sealed', 'biometric_credential.data_key_id'])
    .where('account_number', '=', 'sides')
    .executeTakeFirstOrThrow();
  assert.ok(row.views_sealed && row.data_key_id);
  const key = await deps.vault.openDataKey(db, row.data_key_id);
  const views = openViews(deps.vault, key, row.views_sealed, { table: 'biometric_credential', id: row.id });
  assert.ok(views.length >= 3);
  for (const { frames, yaw, pitch } of views) assert.ok(frames >= 2 && Math.hypot(yaw, pitch) > 8);
  assert.equal(await hasSideViews('sides'), true);
});

test('submitAttempt: a verification with the enrolled sides, accepted', async () => {
  await enrol('genuine', 'ann~0.9');
  const { outcome, signal } = await verify('genuine', 'ann~0.9');
  assert.equal(outcome, 'accepted');
  assert.equal(signal?.result, 'passed');
});

test('submitAttempt: the right front and sides of another head, in doubt and never accepted', async () => {
  await enrol('victim', 'ann~0.9');
  const { outcome, signal } = await verify('victim', 'ann~0.7');
  assert.notEqual(outcome, 'accepted');
  if (signal) assert.equal(signal.result, 'doubted');
});

test('submitAttempt: an account enrolled without sides, held to the other signals', async () => {
  await fixture.createEnrolled('plain', 'ann');
  assert.equal(await hasSideViews('plain'), false);
  const { outcome, signal } = await verify('plain', 'ann~0.7');
  assert.equal(outcome, 'accepted');
  assert.equal(signal?.result, 'notAsked');
});
