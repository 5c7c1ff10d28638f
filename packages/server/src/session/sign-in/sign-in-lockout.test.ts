import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { findAccountById } from '../../store/account/account.ts';
import { deleteFailedAttempts } from '../../store/account/failed-attempt.ts';
import { deleteDueRecords } from '../../store/oidc/provider-record.ts';
import { findSignInOfSession, insertSignIn } from '../../store/oidc/sign-in.ts';
import { defaultSettings } from '../../store/tenant/tenant-setting.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { readCapture } from '../capture/read-capture.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, caller, events, tenantId } = fixture;
const { MaxFailedAttempts, FailedAttemptsTimeoutSec } = defaultSettings.matching.Lockout;
let account = { id: '', account_number: '' };

beforeEach(async () => {
  account = await fixture.createEnrolled(randomUUID(), 'victim');
});

/** A verification that the tenant began; or that a sign-in waits for. */
async function begin(isSignIn: boolean): Promise<string> {
  const { TransactionId } = await beginTransaction(deps, caller, {
    AccountNumber: account.account_number,
    Name: 'Verify_Identity',
    ConfirmationPolicy: { CredentialType: 1, BioPolicy: { CheckLiveness: false } },
  });
  if (isSignIn)
    await insertSignIn(db, {
      interaction_hash: Buffer.from(randomUUID()),
      tenant_id: tenantId,
      session_id: TransactionId,
      account_id: account.id,
      expires_at: new Date(clock.now().getTime() + 600_000),
    });
  return TransactionId;
}
async function show(id: string, face: string): Promise<string> {
  const page = fixture.pageOf(id);
  await approveSession(deps, page);
  const { attemptId } = await issueAttempt(deps, page);
  return (await submitAttempt(deps, page, attemptId, upload({ face }))).outcome;
}
const signIn = async (face: string) => show(await begin(true), face);
const verify = async (face: string) => show(await begin(false), face);
async function stopSignIns(): Promise<void> {
  for (let n = 0; n <= MaxFailedAttempts; n++) assert.equal(await signIn('mallory'), 'rejected');
}
const isEnabled = async () => (await findAccountById(db, tenantId, account.id))?.enabled;
const stops = () =>
  events.published.filter(
    ({ type, references }) => type === 'account.signInsStopped' && references.accountId === account.id,
  );

test('sign-ins that fail: stop the sign-ins of the account, and leave it enabled for its tenant', async () => {
  for (let n = 0; n < MaxFailedAttempts; n++) assert.equal(await signIn('mallory'), 'rejected');
  assert.equal(stops().length, 0);
  assert.equal(await signIn('victim'), 'accepted');
  await stopSignIns();
  assert.equal(stops().length, 1);
  assert.equal(stops()[0]?.data.failures, MaxFailedAttempts + 1);
  assert.equal(await isEnabled(), true);
  assert.equal(await verify('victim'), 'accepted');
  // The right face passes no sign-in now, and what it is told is what a wrong face is told.
  assert.equal(await signIn('victim'), 'rejected');
});

test('a sign-in that was open when sign-ins were stopped: is no way around', async () => {
  const open = await begin(true);
  await stopSignIns();
  assert.equal(await show(open, 'victim'), 'rejected');
  const { page, status } = await readCapture(deps, fixture.pageOf(open));
  assert.deepEqual([page, status], ['verifiedMatchFailPage', Status.Rejected]);
});

test('sign-ins are stopped: until the first failures are old enough, whatever is tried meanwhile', async () => {
  await stopSignIns();
  clock.advance(FailedAttemptsTimeoutSec - 60);
  for (let n = 0; n < 3; n++) assert.equal(await signIn('victim'), 'rejected');
  assert.equal(stops().length, 1);
  clock.advance(61);
  assert.equal(await signIn('victim'), 'accepted');
});

test('sign-ins are stopped: a success elsewhere does not let strangers guess on; an administrator lets go on', async () => {
  await stopSignIns();
  assert.equal(await verify('victim'), 'accepted');
  assert.equal(await signIn('victim'), 'rejected');
  await deleteFailedAttempts(db, { accountId: account.id });
  assert.equal(await signIn('victim'), 'accepted');
});

test('verifications of the tenant that fail: disable the account as ever, and sign-ins do not count for it', async () => {
  for (let n = 0; n < MaxFailedAttempts; n++) assert.equal(await verify('mallory'), 'rejected');
  assert.equal(await signIn('mallory'), 'rejected');
  assert.equal(await isEnabled(), true);
  assert.equal(await verify('mallory'), 'rejected');
  assert.equal(await isEnabled(), false);
});

test('a sign-in whose time is over while its verification goes on: is still known as one', async () => {
  const open = await begin(true);
  clock.advance(601);
  await deleteDueRecords(db, clock.now());
  assert.notEqual(await findSignInOfSession(db, open), undefined);
  assert.equal(await show(open, 'mallory'), 'rejected');
  await deleteDueRecords(db, clock.now());
  assert.equal(await findSignInOfSession(db, open), undefined);
});
