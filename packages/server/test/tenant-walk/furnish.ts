import assert from 'node:assert/strict';
import type { OperationId } from '@selfsame/contract';
import { insertDeliveryRow, insertPasskeyRow } from '../stored/insert-rows.ts';
import type { TwoTenants } from './two-tenants.ts';
import {
  application,
  type Input,
  image,
  type Names,
  naming,
  nobody,
  predefined,
  text,
} from './walked-operations.ts';

/** Sends an operation as the owner; it must succeed. */
const createDone =
  ({ send, owner }: TwoTenants) =>
  async (id: OperationId, input: Input) => {
    const { status, body, text } = await send(id, input, owner);
    assert.equal(status, 200, `${id} ${text}`);
    return body;
  };

type Done = ReturnType<typeof createDone>;

const number = 'ann@example.com';

/** An account with a face and a passkey, one without either, and the certificate of one that was erased. */
async function furnishAccounts({ world }: TwoTenants, done: Done) {
  const owned = await done('CreateAccount', { body: { AccountNumber: number, DisplayName: 'Ann' } });
  await done('CreateAccount', { body: { AccountNumber: 'without-face', DisplayName: 'Ben' } });
  const credential = await done('CreateAccountBiometricCredential', {
    params: { AccountNumber: number },
    body: image,
  });
  await done('CreateAccount', { body: { AccountNumber: 'erased', DisplayName: 'Cid' } });
  await done('DeleteAccount', { params: { AccountNumber: 'erased' } });
  const certificates = await done('GetErasureCertificates', {});
  const passkey = { accountId: owned.UIN, description: 'Phone' };
  return {
    account: number,
    uin: owned.UIN,
    credential: credential.Id,
    passkey: await insertPasskeyRow(world.database.db, passkey),
    certificate: certificates.Items[0].Id,
  };
}

/** A session of every kind, and a capture that was taken. */
async function furnishSessions({ world }: TwoTenants, done: Done) {
  const begun = await done('BeginGetForeignBiometry', { body: { CheckLiveness: true } });
  const enrolment = await done('CreateOperation', {
    body: { AccountNumber: 'without-face', Name: 'EnrollBioCredential' },
  });
  const verification = await done(
    'CreateTransaction',
    naming.CreateTransaction!({ ...nobody(), account: number }),
  );
  const authorization = await done('BeginForeignAuthorization', {
    body: { FacialImageAccountNumber: number },
  });
  return {
    selfie: begun.OperationId,
    operation: enrolment.OperationId,
    transaction: verification.TransactionId,
    authorization: authorization.TransactionId,
    tempId: await world.stageTempCapture({ person: 'Ann' }),
  };
}

/** An operation of its own, a text, a message and a webhook delivery. */
async function furnishMessages({ world }: TwoTenants, done: Done) {
  const made = await done('CreateCustomOperation', { body: { Name: 'LoanPayout' } });
  const written = await done('CreatePredefinedOperationResource', {
    params: { operationId: predefined },
    body: text,
  });
  await done('BeginGetForeignBiometry', { body: { TransportType: 2, Email: 'ann@example.com' } });
  const { database, tenantId, time } = world;
  return {
    template: made.ExternalId,
    text: written.ExternalId,
    delivery: await insertDeliveryRow(database.db, { tenantId, accountNumber: number, now: time.now }),
  };
}

/** Gives the first tenant one of everything, through the API where it can. */
export async function furnish(tenants: TwoTenants): Promise<Names> {
  const done = createDone(tenants);
  return {
    ...(await furnishAccounts(tenants, done)),
    ...(await furnishSessions(tenants, done)),
    ...(await furnishMessages(tenants, done)),
    integration: (await done('CreateOpenIdIntegration', { body: application })).ClientId,
    apiKey: tenants.key,
  };
}
