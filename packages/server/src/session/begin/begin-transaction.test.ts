import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CreateTransactionRequest } from '@selfsame/contract';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { insertTemplate } from '../../store/tenant/transaction-template.ts';
import { presentTransactionResult, presentTransactionStatus } from '../read/present-transaction.ts';
import { operationKinds, readSession, transactionKinds } from '../read/read-session.ts';
import { beginTransaction } from './begin-transaction.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId } = fixture;
await fixture.createAccount('bare');
await fixture.createAccount('disabled', false);
await fixture.createEnrolled('alice', 'alice');
await fixture.createEnrolled('old', 'old', 'embedder-of-yesterday');
await insertTemplate(db, {
  id: crypto.randomUUID(),
  tenant_id: tenantId,
  name: 'LoanPayout',
  title: 'Approve the transfer',
  false_match_rate: 1e-6,
  check_liveness: false,
  created_at: fixture.clock.now(),
});
await insertTemplate(db, {
  id: crypto.randomUUID(),
  tenant_id: tenantId,
  name: 'Retired',
  enabled: false,
  created_at: fixture.clock.now(),
});

const begin = (change: Partial<CreateTransactionRequest> = {}) =>
  beginTransaction(deps, fixture.caller, {
    AccountNumber: 'alice',
    Timeout: 3600,
    Name: 'Verify_Identity',
    ConfirmationPolicy: { TransportType: 0, CredentialType: 1, BioPolicy: { CheckLiveness: true } },
    Tag: null,
    CodeWord: null,
    CustomData: [],
    ...change,
  });
const rowOf = (id: string) => readSession(deps, { tenantId, id, kinds: transactionKinds });

test('beginTransaction: the documented body, a pending transaction under the policy of the tenant', async () => {
  const begun = await begin();
  assert.deepEqual(Object.keys(begun).sort(), ['OneTimeSecret', 'TransactionId']);
  const session = await rowOf(begun.TransactionId);
  assert.equal(session.false_match_rate, 1e-5);
  assert.equal(session.check_liveness, true);
  assert.equal(presentTransactionStatus(session).Status, 0);
  assert.deepEqual(presentTransactionResult(session).Payload.Metadata, {});
  await assert.rejects(readSession(deps, { tenantId, id: begun.TransactionId, kinds: operationKinds }), {
    code: 'E_OPERATION_NOT_FOUND',
  });
});

test('beginTransaction: a template in any case, its title, error rate and liveness taken', async () => {
  const { TransactionId } = await begin({ Name: 'loanpayout', ConfirmationPolicy: {} });
  const session = await rowOf(TransactionId);
  assert.equal(session.name, 'LoanPayout');
  assert.equal(session.title, 'Approve the transfer');
  assert.equal(session.false_match_rate, 1e-6);
  assert.equal(session.check_liveness, false);
  assert.equal(session.credential_type, 1);
});

test('beginTransaction: an unknown or retired template, not found', async () => {
  for (const Name of ['GetForeignBiometry', 'Retired']) {
    await assert.rejects(begin({ Name }), { code: 'E_OPERATION_NAME_NOT_FOUND', status: 404 });
  }
});

test('beginTransaction: an account that cannot be verified, told why', async () => {
  const cases = {
    nobody: 'E_ACCOUNT_NOT_FOUND',
    bare: 'E_ACCOUNT_BIOCREDENTIAL_REQUIRED',
    disabled: 'E_ACCOUNT_DISABLED',
    old: 'E_MODEL_MISMATCH',
  };
  for (const [AccountNumber, code] of Object.entries(cases)) {
    await assert.rejects(begin({ AccountNumber }), { code });
  }
});

test('beginTransaction: without a credential, for any enabled account; other credentials not supported', async () => {
  const { TransactionId } = await begin({ AccountNumber: 'bare', ConfirmationPolicy: { CredentialType: 0 } });
  const session = await rowOf(TransactionId);
  assert.equal(session.check_liveness, false);
  assert.equal(session.false_match_rate, null);
  for (const CredentialType of [2, 6]) {
    await assert.rejects(begin({ ConfirmationPolicy: { CredentialType } }), {
      code: 'E_CREDENTIAL_TYPE_NOT_SUPPORTED',
    });
  }
});

test('beginTransaction: by e-mail, the address of the account counts', async () => {
  await assert.rejects(begin({ ConfirmationPolicy: { TransportType: 2 } }), {
    code: 'E_TRANSPORT_ADDRESS_MISSING',
  });
  await db
    .updateTable('account')
    .set({ email: 'a@b.example' })
    .where('account_number', '=', 'alice')
    .execute();
  const begun = await begin({ ConfirmationPolicy: { TransportType: 2 } });
  assert.equal(begun.OneTimeSecret, null);
  assert.equal((await rowOf(begun.TransactionId)).email, 'a@b.example');
});
