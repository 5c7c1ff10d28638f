import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { limits, type OperationId, Status } from '@selfsame/contract';
import { sql } from 'kysely';
import { VaultKeyGone } from '../../src/store/seal/vault.ts';
import { actedData } from '../face-actor.ts';
import { furnish } from '../tenant-walk/furnish.ts';
import { openTwoTenants } from '../tenant-walk/two-tenants.ts';
import type { Input } from '../tenant-walk/walked-operations.ts';

const tenants = await openTwoTenants({ after });
const { world, send, owner, authenticate, runJob, sandboxKey } = tenants;
const { db } = world.database;
const { account } = await furnish(tenants);
const stranger = { DataType: 1, Data: actedData({ person: 'Eve' }) };
await send('VerifyAccountBiometricCredential', { params: { AccountNumber: account }, body: stranger }, owner);

let token = '';
/** The token from before a move may have ended by it. */
async function signIn(): Promise<void> {
  token = (await authenticate(sandboxKey)).body.AccessToken;
}
await signIn();

/** Asks as the backend of the sandbox; it must succeed. */
async function done(id: OperationId, input: Input = {}) {
  const { status, body, text } = await send(id, input, token);
  assert.equal(status, 200, `${id} ${text}`);
  return body;
}

/** Every row of a tenant, of every table that says whose its rows are. */
async function everyRowOf(tenantId: string): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'tenant_id' and table_type = 'BASE TABLE'`.execute(db);
  const rows: Record<string, string[]> = {};
  for (const { name } of [...tables, { name: 'tenant' }]) {
    const owner = sql.ref(name === 'tenant' ? 'id' : 'tenant_id');
    const found = await sql<{ row: string }>`
      select to_jsonb(one)::text as row from ${sql.table(name)} one where ${owner} = ${tenantId} order by 1`.execute(
      db,
    );
    rows[name] = found.rows.map(({ row }) => row);
  }
  return rows;
}

/** Moves the clock of the sandbox, which must leave the live tenant as it is. */
async function move(ForwardSec: number): Promise<{ Expired: number }> {
  const before = await everyRowOf(world.tenantId);
  const moved = await done('MoveSandboxClock', { body: { ForwardSec } });
  assert.deepEqual(await everyRowOf(world.tenantId), before);
  await signIn();
  return moved;
}

const act = (Id: string, Capture = 'accept') =>
  done('ActAsUser', { params: { Id }, body: { Act: 'capture', Capture } });

/** A selfie that was accepted. */
async function takeSelfie(): Promise<{ OperationId: string; TempId: string }> {
  const { OperationId } = await done('BeginGetForeignBiometry', { body: {} });
  await act(OperationId);
  const { TempId } = await done('EndGetForeignBiometry', { params: { OperationId } });
  return { OperationId, TempId };
}

async function createAccount(AccountNumber: string): Promise<void> {
  await done('CreateAccount', { body: { AccountNumber, DisplayName: AccountNumber } });
}

const bind = (AccountNumber: string, TempId: string) =>
  send('CreateAccountProofedBiometricCredential', { params: { AccountNumber }, body: { TempId } }, token);

async function beginVerification(AccountNumber: string): Promise<string> {
  const body = { AccountNumber, Name: 'Verify_Identity', ConfirmationPolicy: {} };
  return (await done('CreateTransaction', { body })).TransactionId;
}

test('the live tenant beside the sandbox: has rows of all that a move could touch', async () => {
  const rows = await everyRowOf(world.tenantId);
  for (const name of [
    ...[
      'tenant',
      'account',
      'account_passkey',
      'api_key',
      'biometric_credential',
      'data_key',
      'failed_attempt',
    ],
    ...['session', 'temp_capture', 'message', 'webhook_delivery', 'oidc_integration', 'audit_event'],
  ])
    assert.ok(rows[name]!.length > 0, name);
});

test('a TempId: can be bound until its 72 hours are over, and is gone then', async () => {
  const [first, second] = [await takeSelfie(), await takeSelfie()];
  await createAccount('in-time');
  await createAccount('too-late');
  await move(limits.tempDataSec - 1);
  assert.equal((await bind('in-time', first.TempId)).status, 200);
  await move(1);
  const late = await bind('too-late', second.TempId);
  assert.deepEqual([late.status, late.body.ID], [410, 'E_TEMP_DATA_EXPIRED']);
});

test('failures of an account: count until the window of the lockout is over, and no longer', async () => {
  const windowSec = 900;
  const Lockout = { Enabled: true, MaxFailedAttempts: 1, FailedAttemptsTimeoutSec: windowSec };
  const policy = await done('GetMatchingPolicy');
  await done('UpdateMatchingPolicy', { body: { ...policy, Lockout } });
  const fail = async (number: string) => {
    const ended = await act(await beginVerification(number), 'match');
    assert.equal(ended.Status, Status.Rejected);
    return (await done('GetAccount', { params: { AccountNumber: number } })).Enabled;
  };
  for (const number of ['soon', 'later']) {
    await createAccount(number);
    assert.equal((await bind(number, (await takeSelfie()).TempId)).status, 200);
    assert.equal(await fail(number), true);
  }
  await move(windowSec - 1);
  assert.equal(await fail('soon'), false, 'the first failure still counts');
  await move(1);
  assert.equal(await fail('later'), true, 'it counts no more');
  assert.equal(await fail('later'), false, 'but the second one does');
});

test('retention: finds due after the move what it keeps for 72 hours, and destroys it', async () => {
  const { OperationId, TempId } = await takeSelfie();
  const captured = db.selectFrom('temp_capture').selectAll().where('id', '=', TempId);
  const ended = db.selectFrom('session').select('secret_sealed').where('id', '=', OperationId);
  const { data_key_id: keyId, image_blob_id: blobId } = await captured.executeTakeFirstOrThrow();
  await runJob('sweep');
  assert.ok(await captured.executeTakeFirst());
  assert.notEqual((await ended.executeTakeFirstOrThrow()).secret_sealed, null);
  assert.notEqual(await world.deps.blobs.get(blobId!), null);
  await move(limits.tempDataSec + 1);
  const livesOn = await everyRowOf(world.tenantId);
  await runJob('sweep');
  assert.equal(await captured.executeTakeFirst(), undefined);
  assert.equal((await ended.executeTakeFirstOrThrow()).secret_sealed, null);
  assert.equal(await world.deps.blobs.get(blobId!), null);
  await assert.rejects(world.deps.vault.openDataKey(db, keyId!), VaultKeyGone);
  assert.deepEqual(await everyRowOf(world.tenantId), livesOn);
});

test('an API key with an end: opens until then, and ends with its tokens', async () => {
  const lifeSec = limits.accessTokenSec / 2;
  const ExpirationDate = new Date(world.time.now.getTime() + lifeSec * 1_000).toISOString();
  const { ExternalId: id, Value: value } = await done('CreateApiKey', { body: { ExpirationDate } });
  const { body: pair } = await authenticate({ id, value });
  const look = () => send('CheckAuthentication', {}, pair.AccessToken);
  await move(lifeSec - 1);
  assert.deepEqual([(await look()).status, (await authenticate({ id, value })).status], [200, 200]);
  await move(1);
  assert.deepEqual([(await look()).status, (await authenticate({ id, value })).status], [401, 401]);
});

test('what waits for the user: ends as soon as its time is over', async () => {
  const TransactionId = await beginVerification('in-time');
  const { OperationId } = await done('BeginGetForeignBiometry', { body: {} });
  const statuses = async () => [
    (await done('GetTransactionStatus', { params: { TransactionId } })).Status,
    (await done('EndGetForeignBiometry', { params: { OperationId } })).Status,
  ];
  assert.equal((await move(limits.timeoutSec.default - 1)).Expired, 0);
  assert.deepEqual(await statuses(), [Status.Pending, Status.Pending]);
  assert.equal((await move(1)).Expired, 2);
  assert.deepEqual(await statuses(), [Status.Expired, Status.Expired]);
});
