import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { presentTransactionResult } from '../read/present-transaction.ts';
import { readSession, transactionKinds } from '../read/read-session.ts';
import { approveSession } from './approve-session.ts';
import { declineSession } from './decline-session.ts';
import { issueAttempt } from './issue-attempt.ts';
import { submitAttempt } from './submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId } = fixture;

async function begin(AccountNumber: string, CredentialType = 1) {
  const request = { AccountNumber, Name: 'Verify_Identity', ConfirmationPolicy: { CredentialType } };
  return (await beginTransaction(deps, fixture.caller, request)).TransactionId;
}
async function capture(id: string, scene: Scene) {
  await approveSession(deps, fixture.pageOf(id));
  const { attemptId } = await issueAttempt(deps, fixture.pageOf(id));
  return submitAttempt(deps, fixture.pageOf(id), attemptId, upload(scene));
}
const rowOf = (id: string) => readSession(deps, { tenantId, id, kinds: transactionKinds });
const resultOf = async (id: string) => presentTransactionResult(await rowOf(id));
const failures = async (accountId: string) =>
  (await db.selectFrom('failed_attempt').select('id').where('account_id', '=', accountId).execute()).length;
const enrol = (face: string) => fixture.createEnrolled(crypto.randomUUID(), face);

test('concludeCapture: a matching face, accepted with score and probability on the wire', async () => {
  const account = await enrol('alice');
  const id = await begin(account.account_number);
  assert.equal((await capture(id, { face: 'alice' })).outcome, 'accepted');
  const { Status, Message, Payload } = await resultOf(id);
  assert.deepEqual([Status, Message], [1, 'Operation has been accepted by the user.']);
  const { Verified, Score, MatchProbability } = Payload.Metadata.BiometricVerificationResult ?? {};
  assert.deepEqual([Verified, Score], [true, 100]);
  assert.ok(Math.abs((MatchProbability ?? 0) - 1) < 1e-6);
});

test('concludeCapture: another face, rejected at once and counted against the account', async () => {
  const account = await enrol('alice');
  const id = await begin(account.account_number);
  const { outcome, session } = await capture(id, { face: 'mallory' });
  assert.deepEqual([outcome, session.page], ['rejected', 'verifiedMatchFailPage']);
  const { Status, Message, Payload } = await resultOf(id);
  assert.deepEqual([Status, Message], [2, 'Not authorized. Biometry verification failed.']);
  assert.equal(Payload.Metadata.BiometricVerificationResult?.Verified, false);
  assert.equal(Payload.Metadata.LivenessDetectionResult?.IsLive, true);
  assert.equal(await failures(account.id), 1);
});

test('concludeCapture: spoofs of another face, retried and then rejected with the sentence for both', async () => {
  const account = await enrol('alice');
  const id = await begin(account.account_number);
  const spoof = { face: 'mallory', padLogit: -8 };
  assert.equal((await capture(id, spoof)).outcome, 'retry');
  assert.equal((await capture(id, spoof)).outcome, 'retry');
  assert.equal((await capture(id, spoof)).session.page, 'transactionMaxAttemptsPage');
  assert.equal(
    (await resultOf(id)).Message,
    'Not authorized. Biometry verification and liveness detection failed.',
  );
  assert.equal(await failures(account.id), 1);
});

test('concludeCapture: bad light to the last attempt, not counted against the account', async () => {
  const account = await enrol('alice');
  const id = await begin(account.account_number);
  for (let count = 0; count < 3; count++) await capture(id, { face: 'alice', reasons: ['Underexposed'] });
  const { Status, Message, Payload } = await resultOf(id);
  assert.equal(Status, 2);
  assert.match(Message ?? '', /No usable picture/);
  assert.deepEqual(Payload.Metadata.BiometricVerificationResult, {
    Verified: false,
    Score: 0,
    MatchProbability: 0,
  });
  assert.equal(await failures(account.id), 0);
});

test('concludeCapture: a success, the failures before it are forgotten', async () => {
  const account = await enrol('alice');
  await capture(await begin(account.account_number), { face: 'mallory' });
  assert.equal(await failures(account.id), 1);
  await capture(await begin(account.account_number), { face: 'alice' });
  assert.equal(await failures(account.id), 0);
});

test('concludeCapture: too many failures, the account locked for sessions already begun too', async () => {
  const account = await enrol('alice');
  const waiting = await begin(account.account_number);
  for (let count = 0; count < 5; count++) {
    await capture(await begin(account.account_number), { face: 'mallory' });
  }
  await assert.rejects(begin(account.account_number), { code: 'E_ACCOUNT_DISABLED' });
  const { outcome, session } = await capture(waiting, { face: 'alice' });
  assert.deepEqual([outcome, session.page], ['rejected', 'standardErrorPage']);
  assert.equal((await rowOf(waiting)).status, 4);
});

test('concludeCapture: an accepted verification, keeps its picture only where the tenant stores such data', async () => {
  const account = await enrol('alice');
  const before = (await Array.fromAsync(fixture.blobs.list())).length;
  const id = await begin(account.account_number);
  await capture(id, { face: 'alice' });
  assert.equal((await resultOf(id)).Payload.Data.TempId, null);
  assert.equal((await Array.fromAsync(fixture.blobs.list())).length, before);
  const row = await db.selectFrom('temp_capture').select('id').where('session_id', '=', id).execute();
  assert.deepEqual(row, []);
  const setting = { ...defaultSettings.generic, StoreTransactionSensitiveData: true };
  assert.ok(await writeTenantSetting(db, tenantId, 'generic', setting));
  const kept = await begin(account.account_number);
  await capture(kept, { face: 'alice' });
  assert.ok((await resultOf(kept)).Payload.Data.TempId);
});

test('approveSession: a transaction without a credential, accepted; one with it, waits for its capture', async () => {
  const account = await enrol('alice');
  const id = await begin(account.account_number, 0);
  await assert.rejects(issueAttempt(deps, fixture.pageOf(id)), { code: 'E_INVALID_ARGUMENT' });
  assert.equal((await approveSession(deps, fixture.pageOf(id))).page, 'verifiedPage');
  await assert.rejects(approveSession(deps, fixture.pageOf(id)), { code: 'E_TRANSACTION_FINISHED' });
  const byFace = await begin(account.account_number);
  const { page, approved } = await approveSession(deps, fixture.pageOf(byFace));
  assert.deepEqual([page, approved], [null, true]);
  assert.equal((await rowOf(byFace)).status, 0);
});

test('declineSession: rejected by the user, verified stays false', async () => {
  const account = await enrol('alice');
  const id = await begin(account.account_number);
  assert.equal((await declineSession(deps, fixture.pageOf(id))).page, 'verifyDeclinedPage');
  const { Status, Message, Payload } = await resultOf(id);
  assert.deepEqual([Status, Message], [2, 'Operation has been rejected by the user.']);
  assert.equal(Payload.Metadata.BiometricVerificationResult?.Verified, false);
  assert.equal(await failures(account.id), 0);
});
