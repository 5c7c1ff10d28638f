import assert from 'node:assert/strict';
import type { SandboxActRequest } from '@selfsame/contract';
import { beginOperation } from '../../src/session/begin/begin-operation.ts';
import { beginTransaction } from '../../src/session/begin/begin-transaction.ts';
import { allKinds, readSession } from '../../src/session/read/read-session.ts';
import { actAsUser } from '../../src/session/sandbox/act-as-user.ts';
import type { SessionFixture } from '../session-fixture.ts';

/** Journeys in a sandbox, by acts alone. */
export function actsIn(world: SessionFixture) {
  const { deps, tenantId, caller } = world;
  const act = (id: string, request: SandboxActRequest = { Act: 'passkey' }) =>
    actAsUser(deps, { tenantId, id }, request);
  const begin = async (AccountNumber: string, Name = 'EnrollFido2Credential') =>
    (await beginOperation(deps, caller, { Name, AccountNumber })).OperationId;
  const verify = async (AccountNumber: string, CredentialType = 4, order?: string) => {
    const ConfirmationPolicy = { CredentialType, BioPolicy: { CheckLiveness: true } };
    const body = { AccountNumber, Name: 'Verify_Identity', ConfirmationPolicy };
    return (await beginTransaction(deps, { ...caller, order }, body)).TransactionId;
  };
  /** An account with a simulated passkey. */
  const holder = async (number: string) => {
    const account = await world.createAccount(number);
    assert.equal((await act(await begin(number))).Outcome, 'kept');
    return account;
  };
  const read = (id: string) => readSession(deps, { tenantId, id, kinds: allKinds });
  const keysOf = (accountId: string) =>
    deps.db.selectFrom('account_passkey').selectAll().where('account_id', '=', accountId).execute();
  return { act, begin, verify, holder, read, keysOf };
}
