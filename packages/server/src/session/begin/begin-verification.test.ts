import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BeginForeignAuthorizationRequest } from '@selfsame/contract';
import { facialImage, upload } from '../../../test/scene.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { approveSession } from '../capture/approve-session.ts';
import { issueAttempt } from '../capture/issue-attempt.ts';
import { submitAttempt } from '../capture/submit-attempt.ts';
import { presentForeignAuthorization } from '../read/present-transaction.ts';
import { readSession, transactionKinds } from '../read/read-session.ts';
import { beginVerification } from './begin-verification.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId } = fixture;
await fixture.createEnrolled('alice', 'alice');
const begin = (request: BeginForeignAuthorizationRequest) =>
  beginVerification(deps, fixture.caller, request, new AbortController().signal);
const rowOf = (id: string) => readSession(deps, { tenantId, id, kinds: transactionKinds });
async function capture(id: string, face: string) {
  const page = fixture.pageOf(id);
  await approveSession(deps, page);
  const { attemptId } = await issueAttempt(deps, page);
  return submitAttempt(deps, page, attemptId, upload({ face }));
}

test('beginVerification: by account, the full V1 object with its additional data', async () => {
  const begun = await begin({
    Name: 'Verify_Identity',
    FacialImageAccountNumber: 'alice',
    CustomData: [{ Key: 'amount', Value: '5 EUR' }],
    AdditionalData: { order: 7 },
  });
  assert.equal(begun.Status, 0);
  assert.equal(begun.OneTimeSecret?.length, 24);
  assert.equal(begun.ConfirmationLevel, null);
  assert.deepEqual(begun.ConfirmationAdditionalData, { order: 7 });
  const { session } = await capture(begun.TransactionId, 'alice');
  assert.deepEqual(session.approval?.items, [{ key: 'amount', value: '5 EUR' }]);
  const ended = presentForeignAuthorization(await rowOf(begun.TransactionId), null);
  assert.equal(ended.Status, 1);
  assert.equal(ended.ConfirmationLevel, 3);
});

test('beginVerification: by an image, compared with it and forgotten afterwards', async () => {
  const first = await begin({ FacialImage: facialImage({ face: 'bob' }) });
  const row = await rowOf(first.TransactionId);
  assert.equal(row.account_id, null);
  assert.ok(row.reference_sealed);
  assert.equal((await capture(first.TransactionId, 'bob')).outcome, 'accepted');
  const second = await begin({ FacialImage: facialImage({ face: 'bob' }), CheckLiveness: false });
  assert.equal((await capture(second.TransactionId, 'mallory')).outcome, 'rejected');
  for (const { TransactionId } of [first, second]) {
    assert.equal((await rowOf(TransactionId)).reference_sealed, null);
  }
});

test('beginVerification: neither account nor image, or both, refused', async () => {
  const image = facialImage({ face: 'bob' });
  const refused = { code: 'E_INVALID_ARGUMENT' };
  await assert.rejects(begin({}), refused);
  await assert.rejects(
    begin({ FacialImageAccountNumber: '', FacialImage: { DataType: 1, Data: '' } }),
    refused,
  );
  await assert.rejects(begin({ FacialImageAccountNumber: 'alice', FacialImage: image }), refused);
});

test('beginVerification: a reference by a model that no longer runs, ends in an error when captured', async () => {
  const { TransactionId: id } = await begin({ FacialImage: facialImage({ face: 'bob' }) });
  await db.updateTable('session').set({ reference_model_id: 'gone' }).where('id', '=', id).execute();
  const { outcome, session } = await capture(id, 'bob');
  assert.equal(outcome, 'rejected');
  assert.equal(session.page, 'standardErrorPage');
  const row = await rowOf(id);
  assert.equal(row.status, 4);
  assert.match(row.message ?? '', /Enrol again/);
});
