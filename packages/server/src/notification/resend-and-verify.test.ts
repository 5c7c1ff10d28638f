import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { upload } from '../../test/scene.ts';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginOperation } from '../session/begin/begin-operation.ts';
import { beginSelfie } from '../session/begin/begin-selfie.ts';
import { beginTransaction } from '../session/begin/begin-transaction.ts';
import { approveSession } from '../session/capture/approve-session.ts';
import { issueAttempt } from '../session/capture/issue-attempt.ts';
import { openCapture } from '../session/capture/open-capture.ts';
import { submitAttempt } from '../session/capture/submit-attempt.ts';
import { cancelSession } from '../session/life/cancel-session.ts';
import { operationKinds, transactionKinds } from '../session/read/read-session.ts';
import { resendLink } from '../session/secret/resend-link.ts';
import { findAccount } from '../store/account/account.ts';
import { readOutbox } from './read-messages.ts';

const fixture = await createSessionFixture({ after });
const { deps, clock, tenantId, caller, notification, events } = fixture;

const outboxOf = async (operationId: string) =>
  (await readOutbox(notification, tenantId, { operationId })).Items;
const resend = (id: string, kinds = operationKinds) => resendLink(deps, { ...caller, id, kinds });
const begin = (change = {}) =>
  beginSelfie(deps, caller, { TransportType: 2, Email: `${crypto.randomUUID()}@example.com`, ...change });
async function accountOf(number: string) {
  const row = await findAccount(deps.db, tenantId, number);
  assert.ok(row);
  const { email, email_verified, phone_number, phone_number_verified, version } = row;
  return { email, email_verified, phone_number, phone_number_verified, version };
}
async function open(kind: 'operation' | 'transaction', id: string, channel = 'email') {
  const message = (await outboxOf(id)).find(({ Channel }) => Channel === channel);
  await openCapture(deps, { kind, id, secret: new URL(message!.Link).searchParams.get('s')! }, '192.0.2.7');
}
async function capture(id: string, face: string) {
  const page = fixture.pageOf(id);
  await approveSession(deps, page);
  const { attemptId } = await issueAttempt(deps, page);
  return (await submitAttempt(deps, page, attemptId, upload({ face }))).outcome;
}

test('resendLink: the same link to the same address, at most three times, 30 s apart', async () => {
  const { OperationId: id } = await begin();
  await assert.rejects(resend(id), { code: 'E_RATE_LIMITED', retryAfter: 30 });
  for (let number = 1; number <= 3; number++) {
    clock.advance(29);
    await assert.rejects(resend(id), { code: 'E_RATE_LIMITED', retryAfter: 1 });
    clock.advance(1);
    assert.equal((await resend(id)).id, id);
    assert.equal((await outboxOf(id)).length, number + 1);
  }
  clock.advance(60);
  await assert.rejects(resend(id), { code: 'E_RESEND_NOT_POSSIBLE', status: 409 });
  const messages = await outboxOf(id);
  assert.equal(new Set(messages.map(({ Link }) => Link)).size, 1);
  assert.equal(new Set(messages.map(({ To }) => To)).size, 1);
  assert.equal(events.published.filter(({ type }) => type === 'session.linkResent').length, 3);
});

test('resendLink: two calls at once, one message', async () => {
  const { OperationId: id } = await begin();
  clock.advance(30);
  const both = await Promise.allSettled([resend(id), resend(id)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await outboxOf(id)).length, 2);
});

test('resendLink: inline, over, unknown or of the other path, told so', async () => {
  const inline = await begin({ TransportType: 0 });
  await assert.rejects(resend(inline.OperationId), { code: 'E_RESEND_NOT_POSSIBLE' });
  const canceled = await begin();
  await cancelSession(deps, { ...caller, id: canceled.OperationId, kinds: operationKinds });
  await assert.rejects(resend(canceled.OperationId), { code: 'E_TRANSACTION_FINISHED' });
  const expired = await begin({ TimeoutSec: 60 });
  clock.advance(60);
  await assert.rejects(resend(expired.OperationId), { code: 'E_TRANSACTION_EXPIRED' });
  await assert.rejects(resend(crypto.randomUUID()), { code: 'E_OPERATION_NOT_FOUND' });
  const other = await begin();
  clock.advance(30);
  await assert.rejects(resend(other.OperationId, transactionKinds), { code: 'E_OPERATION_NOT_FOUND' });
  assert.equal((await outboxOf(other.OperationId)).length, 1);
});

test('an enrolment by e-mail: accepted, its address on the account and verified, in the same transaction', async () => {
  await fixture.createAccount('ann');
  const { OperationId: id } = await beginOperation(deps, caller, {
    Name: 'EnrollBioCredential',
    AccountNumber: 'ann',
    TransportType: 2,
    Email: 'ann@example.com',
    PhoneNumber: '+4915112345678',
  });
  await open('operation', id);
  assert.equal((await accountOf('ann')).email, null);
  const before = events.published.length;
  assert.equal(await capture(id, 'ann'), 'accepted');
  const after = await accountOf('ann');
  assert.deepEqual([after.email, after.email_verified], ['ann@example.com', true]);
  // The phone number was only said, nothing was sent to it.
  assert.deepEqual([after.phone_number, after.phone_number_verified], [null, false]);
  const updated = events.published.slice(before).find(({ type }) => type === 'account.updated');
  assert.deepEqual(updated?.data, { fields: ['Email', 'EmailVerified'] });
});

test('a transaction without credential by both ways: verified is the address whose link was opened', async () => {
  await fixture.createAccount('ben');
  const { TransactionId: id } = await beginTransaction(deps, caller, {
    AccountNumber: 'ben',
    Name: 'Verify_Identity',
    ConfirmationPolicy: { TransportType: 3, CredentialType: 0 },
    PhoneNumber: '+4915112345679',
    Email: 'ben@example.com',
  });
  await open('transaction', id, 'sms');
  await approveSession(deps, fixture.pageOf(id));
  assert.deepEqual(await accountOf('ben'), {
    email: null,
    email_verified: false,
    phone_number: '+4915112345679',
    phone_number_verified: true,
    version: 1,
  });
});

test('a rejected verification, and one whose link nobody opened: nothing is verified', async () => {
  await fixture.createEnrolled('eve', 'eve');
  const verify = async () => {
    const { TransactionId } = await beginTransaction(deps, caller, {
      AccountNumber: 'eve',
      Name: 'Verify_Identity',
      ConfirmationPolicy: { TransportType: 2 },
      Email: 'eve@example.com',
    });
    return TransactionId;
  };
  const before = await accountOf('eve');
  const refused = await verify();
  await open('transaction', refused);
  assert.notEqual(await capture(refused, 'mallory'), 'accepted');
  const unopened = await verify();
  assert.equal(await capture(unopened, 'eve'), 'accepted');
  assert.deepEqual(await accountOf('eve'), before);
  const opened = await verify();
  await open('transaction', opened);
  assert.equal(await capture(opened, 'eve'), 'accepted');
  const verified = await accountOf('eve');
  assert.deepEqual([verified.email, verified.email_verified], ['eve@example.com', true]);
  // Already so: no further version, no further event.
  const again = await verify();
  await open('transaction', again);
  await capture(again, 'eve');
  assert.equal((await accountOf('eve')).version, verified.version);
});

test('a selfie for an account that is created before it is taken: verified on that account', async () => {
  const { OperationId: id } = await beginOperation(deps, caller, {
    Name: 'GetForeignBiometry',
    AccountNumber: 'later',
    TransportType: 2,
    Email: 'later@example.com',
  });
  await fixture.createAccount('later');
  await open('operation', id);
  assert.equal(await capture(id, 'later'), 'accepted');
  assert.equal((await accountOf('later')).email_verified, true);
});
