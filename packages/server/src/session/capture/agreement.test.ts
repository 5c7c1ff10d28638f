import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { beginSelfie } from '../begin/begin-selfie.ts';
import { beginTransaction } from '../begin/begin-transaction.ts';
import { approveSession } from './approve-session.ts';
import { declineSession } from './decline-session.ts';
import { issueAttempt } from './issue-attempt.ts';
import { openOnPhone } from './open-capture.ts';
import { readCapture } from './read-capture.ts';
import { submitAttempt } from './submit-attempt.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, clock, events, tenantId } = fixture;
await fixture.createEnrolled('alice', 'alice');

async function beginVerification() {
  const request = { AccountNumber: 'alice', Name: 'Verify_Identity', ConfirmationPolicy: {} };
  return fixture.pageOf((await beginTransaction(deps, fixture.caller, request)).TransactionId);
}
const beginEnrolment = async () =>
  fixture.pageOf((await beginSelfie(deps, fixture.caller, { TimeoutSec: 3_600 })).OperationId);
type Page = Awaited<ReturnType<typeof beginVerification>>;
const rowOf = ({ sessionId }: Page) =>
  db.selectFrom('session').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow();
const told = ({ sessionId }: Page) =>
  events.published
    .filter(({ references }) => references.sessionId === sessionId)
    .map(({ type }) => type)
    .filter((type) => type === 'session.approved' || type === 'session.consented');
const unapproved = { code: 'E_APPROVAL_REQUIRED' };

test('requireApproval: a verification that nobody approved, has no challenge and takes no capture', async () => {
  const page = await beginVerification();
  assert.equal((await readCapture(deps, page)).approved, false);
  await assert.rejects(issueAttempt(deps, page), unapproved);
  assert.deepEqual((await rowOf(page)).capture_at, null);
  await approveSession(deps, page);
  const { attemptId } = await issueAttempt(deps, page);
  // As an attempt of a server before there was such a state.
  await db.updateTable('session').set({ approved_at: null }).where('id', '=', page.sessionId).execute();
  await assert.rejects(submitAttempt(deps, page, attemptId, upload({ face: 'alice' })), unapproved);
  await approveSession(deps, page);
  const { outcome } = await submitAttempt(deps, page, attemptId, upload({ face: 'alice' }));
  assert.equal(outcome, 'accepted');
});

test('requireApproval: a selfie is about nothing, and needs none', async () => {
  const page = await beginEnrolment();
  assert.equal((await readCapture(deps, page)).approved, true);
  await issueAttempt(deps, page);
});

test('approveSession: repeated and by several at once, noted once with the first time; a phone finds it approved', async () => {
  const page = await beginVerification();
  const approvedAt = clock.now();
  const states = await Promise.all(Array.from({ length: 8 }, () => approveSession(deps, page)));
  assert.ok(states.every(({ approved, page: end }) => approved && end === null));
  clock.advance(9);
  await approveSession(deps, page);
  assert.deepEqual((await rowOf(page)).approved_at, approvedAt);
  assert.deepEqual(told(page), ['session.approved']);
  assert.equal((await openOnPhone(deps, page)).session.approved, true);
});

test('approveSession: declined before or after, is over; approving beside a decline, one wins and no capture slips in', async () => {
  const after = await beginVerification();
  await approveSession(deps, after);
  await declineSession(deps, after);
  for (const call of [approveSession, issueAttempt])
    await assert.rejects(call(deps, after), { code: 'E_TRANSACTION_FINISHED' });
  for (let round = 0; round < 10; round++) {
    const page = await beginVerification();
    const [, approved, issued] = await Promise.allSettled([
      declineSession(deps, page),
      approveSession(deps, page),
      issueAttempt(deps, page),
    ]);
    assert.equal((await rowOf(page)).status, 2);
    if (issued.status === 'fulfilled') assert.equal(approved.status, 'fulfilled');
  }
});

test('requireConsent: where the tenant asks for it, no challenge before; noted once, and kept', async () => {
  const policy = { ...defaultSettings.matching, RequireConsent: true };
  assert.ok(await writeTenantSetting(db, tenantId, 'matching', policy));
  const page = await beginEnrolment();
  for (const request of [undefined, {}, { consent: false }])
    await assert.rejects(issueAttempt(deps, page, request), { code: 'E_CONSENT_REQUIRED' });
  assert.deepEqual([(await rowOf(page)).capture_at, told(page)], [null, []]);
  const consentedAt = clock.now();
  await issueAttempt(deps, page, { consent: true });
  clock.advance(5);
  await Promise.all([issueAttempt(deps, page), issueAttempt(deps, page, { consent: true })]);
  assert.deepEqual((await rowOf(page)).consented_at, consentedAt);
  assert.deepEqual(told(page), ['session.consented']);
  const verification = await beginVerification();
  await assert.rejects(issueAttempt(deps, verification, { consent: true }), unapproved);
  assert.equal((await rowOf(verification)).consented_at, null);
  const off = { ...policy, RequireConsent: false, Version: 1 };
  assert.ok(await writeTenantSetting(db, tenantId, 'matching', off));
});

test('requireConsent: where the tenant does not ask, recorded all the same when it is given', async () => {
  const page = await beginEnrolment();
  await issueAttempt(deps, page);
  assert.equal((await rowOf(page)).consented_at, null);
  await issueAttempt(deps, page, { consent: true });
  assert.deepEqual((await rowOf(page)).consented_at, clock.now());
});
