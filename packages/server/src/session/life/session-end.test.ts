import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageNames, Status, statusMessages } from '@selfsame/contract';
import { type EndReason, endOfFault, lastPage, reasonOf, sessionEnds } from './session-end.ts';

const reasons = Object.keys(sessionEnds) as EndReason[];

test('lastPage: every way to end, a page of the wire; verifiedPage for success alone', () => {
  for (const reason of reasons) {
    const { status } = sessionEnds[reason];
    const page = lastPage({ status, end_reason: reason });
    assert.ok(page !== null && pageNames.includes(page), reason);
    assert.equal(page === 'verifiedPage', status === Status.Accepted, reason);
  }
});

test('lastPage: pending none, expired the page for links that are over, an unknown record an error page', () => {
  assert.equal(lastPage({ status: Status.Pending, end_reason: null }), null);
  assert.equal(lastPage({ status: Status.Expired, end_reason: null }), 'transactionNotValidPage');
  assert.equal(lastPage({ status: Status.Error, end_reason: 'toString' }), 'standardErrorPage');
});

test('sessionEnds: failed verifications, the sentences that clients compare', () => {
  assert.equal(sessionEnds[endOfFault.match].message, 'Not authorized. Biometry verification failed.');
  assert.equal(sessionEnds[endOfFault.liveness].message, 'Not authorized. Liveness detection failed.');
  assert.equal(
    sessionEnds[endOfFault.matchAndLiveness].message,
    'Not authorized. Biometry verification and liveness detection failed.',
  );
  assert.equal(sessionEnds[endOfFault.match].page, 'verifiedMatchFailPage');
  assert.equal(sessionEnds[endOfFault.liveness].page, 'transactionMaxAttemptsPage');
});

test('sessionEnds: every way to end has a sentence; whoever declined is told as one who was rejected', () => {
  for (const reason of reasons) assert.ok(sessionEnds[reason].message?.length > 0, reason);
  assert.equal(sessionEnds.declined.message, statusMessages.rejected);
});

test('reasonOf: none while it is pending, what ended it, and expired when nothing else did', () => {
  const of = (status: number, reason: string | null) => reasonOf({ status, end_reason: reason });
  assert.equal(of(Status.Pending, 'accepted'), null);
  assert.equal(of(Status.Rejected, 'declined'), 'declined');
  assert.equal(of(Status.Expired, null), 'expired');
  assert.equal(of(Status.Error, null), null);
  assert.equal(of(Status.Error, 'toString'), null);
});
