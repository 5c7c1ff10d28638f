import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { presentForeignOperation } from '../read/present-operation.ts';
import { operationKinds, readSession, transactionKinds } from '../read/read-session.ts';
import { beginOperation } from './begin-operation.ts';

const fixture = await createSessionFixture({ after });
const { deps, tenantId } = fixture;
await fixture.createAccount('fresh');
await fixture.createAccount('disabled', false);
await fixture.createEnrolled('enrolled', 'alice');
const begin = (Name: string, AccountNumber?: string) =>
  beginOperation(deps, fixture.caller, AccountNumber === undefined ? { Name } : { Name, AccountNumber });

test('beginOperation: exactly id and secret, and V1 reads what V2 began', async () => {
  const begun = await begin('GetForeignBiometry');
  assert.deepEqual(Object.keys(begun).sort(), ['OneTimeSecret', 'OperationId']);
  const session = await readSession(deps, { tenantId, id: begun.OperationId, kinds: operationKinds });
  assert.equal(presentForeignOperation(session, null).Status, 0);
});

test('beginOperation: its id through the transaction path or by another tenant, not found', async () => {
  const { OperationId: id } = await begin('GetForeignBiometry');
  const unknown = { code: 'E_OPERATION_NOT_FOUND' };
  await assert.rejects(readSession(deps, { tenantId, id, kinds: transactionKinds }), unknown);
  await assert.rejects(
    readSession(deps, { tenantId: crypto.randomUUID(), id, kinds: operationKinds }),
    unknown,
  );
});

test('beginOperation: names in any case; unknown ones and those of later issues told apart', async () => {
  const { OperationId: id } = await begin('getforeignBIOMETRY');
  const { name } = await readSession(deps, { tenantId, id, kinds: operationKinds });
  assert.equal(name, 'GetForeignBiometry');
  await assert.rejects(begin('Verify_Identity'), { code: 'E_OPERATION_NAME_NOT_FOUND' });
  await assert.rejects(begin('GetForeignIDDocument', 'fresh'), {
    code: 'E_OPERATION_NOT_SUPPORTED',
    status: 501,
  });
});

test('beginOperation: an enrolment, only for an enabled account without a credential', async () => {
  const { OperationId: id } = await begin('EnrollBioCredential', 'fresh');
  const session = await readSession(deps, { tenantId, id, kinds: operationKinds });
  assert.equal(session.kind, 'enrolment');
  assert.equal(session.account_number, 'fresh');
  await assert.rejects(begin('EnrollBioCredential'), { code: 'E_INVALID_ARGUMENT' });
  await assert.rejects(begin('EnrollBioCredential', 'nobody'), { code: 'E_ACCOUNT_NOT_FOUND' });
  await assert.rejects(begin('EnrollBioCredential', 'disabled'), { code: 'E_ACCOUNT_DISABLED' });
  await assert.rejects(begin('EnrollBioCredential', 'enrolled'), {
    code: 'E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS',
    status: 409,
  });
});

test('beginOperation: a selfie for an account that is created only afterwards, begun', async () => {
  const { OperationId: id } = await begin('GetForeignBiometry', 'not-yet');
  const session = await readSession(deps, { tenantId, id, kinds: operationKinds });
  assert.equal(session.account_number, 'not-yet');
  assert.equal(session.account_id, null);
});
