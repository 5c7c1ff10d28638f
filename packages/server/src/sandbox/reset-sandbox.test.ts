import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { sql } from 'kysely';
import { createSessionFixture } from '../../test/session-fixture.ts';
import { beginOperation } from '../session/begin/begin-operation.ts';
import { beginTransaction } from '../session/begin/begin-transaction.ts';
import { actAsUser } from '../session/sandbox/act-as-user.ts';
import { replaceWebhookFaults } from '../store/message/webhook-fault.ts';
import { ageTenant } from '../store/tenant/age-tenant.ts';
import { keptAtReset, resetTenant } from '../store/tenant/reset-tenant.ts';
import { readTenantTables } from '../store/tenant/tenant-erasure.ts';
import { defaultSettings, writeTenantSetting } from '../store/tenant/tenant-setting.ts';
import { readQuotaState } from '../store/tenant/tenant-usage.ts';
import { resetSandbox } from './reset-sandbox.ts';

/** What people leave, or what is on its way to them. A table that a migration adds has to be named here, or in what stays. */
const cleared = [
  ...['account_browser', 'account_passkey', 'failed_attempt', 'frame_hash'],
  ...['session', 'attempt', 'temp_capture', 'handoff', 'review', 'passkey_ceremony', 'passkey_code'],
  ...['message', 'webhook_delivery', 'webhook_fault', 'receipt', 'oidc_record', 'oidc_sign_in'],
];

test('keptAtReset: every table with rows of tenants, is cleared or stays on purpose', async () => {
  const { db } = await createSessionFixture({ after }, { sandbox: true });
  assert.deepEqual((await readTenantTables(db)).sort(), [...cleared, ...keptAtReset].sort());
});

test('resetSandbox: takes what people left, and nothing of what it is set up with', async () => {
  const world = await createSessionFixture({ after }, { sandbox: true });
  const { deps, db, tenantId, caller } = world;
  await writeTenantSetting(db, tenantId, 'matching', { ...defaultSettings.matching, RequireConsent: true });
  const fill = async () => {
    await world.createEnrolled('ann', 'ann');
    const begin = { AccountNumber: 'ann', Name: 'Verify_Identity', ConfirmationPolicy: {} };
    await beginTransaction(deps, caller, begin);
    const { OperationId: id } = await beginOperation(deps, caller, { Name: 'GetForeignBiometry' });
    assert.equal((await actAsUser(deps, { tenantId, id }, { Act: 'capture' })).Status, Status.Accepted);
  };
  await fill();
  await replaceWebhookFaults(db, tenantId, [{ fault: 'drop', count: 1, delaySec: null }]);
  await db.transaction().execute((tx) => ageTenant(tx, tenantId, 60));
  const blobIds = [
    ...(await db.selectFrom('biometric_credential').select('image_blob_id').execute()),
    ...(await db.selectFrom('temp_capture').select('image_blob_id').execute()),
  ].flatMap((row) => row.image_blob_id ?? []);
  assert.ok(blobIds.length > 0);
  const refreshes = world.galleryRefreshes();
  const gone = await resetSandbox(deps, caller);
  assert.deepEqual(gone, { Accounts: 1, Sessions: 2, Deliveries: 0, Pictures: blobIds.length });
  for (const table of cleared) {
    const { rows } = await sql`select from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(db);
    assert.equal(rows.length, 0, table);
  }
  for (const id of blobIds) assert.equal(await world.blobs.get(id), null);
  const keys = await db.selectFrom('data_key').select('purpose').where('tenant_id', '=', tenantId).execute();
  assert.deepEqual(
    [...new Set(keys.map(({ purpose }) => purpose))].filter((each) => each !== 'tenant'),
    [],
  );
  const credentials = await db.selectFrom('biometric_credential').selectAll().execute();
  assert.ok(credentials.every((row) => row.deleted_at && !row.template_sealed && !row.image_blob_id));
  const tenant = db.selectFrom('tenant').select('aged_sec').where('id', '=', tenantId);
  assert.equal((await tenant.executeTakeFirstOrThrow()).aged_sec, 0);
  assert.ok(world.galleryRefreshes() > refreshes);
  const told = world.events.published.at(-1);
  const data = { accounts: 1, sessions: 2, deliveries: 0, pictures: blobIds.length };
  assert.deepEqual([told?.type, told?.data], ['sandbox.reset', data]);
  const setting = db.selectFrom('tenant_setting').selectAll().where('tenant_id', '=', tenantId);
  assert.equal((await setting.execute()).length, 1);
  const { usage } = await readQuotaState(db, { tenantId, now: world.clock.now() });
  assert.deepEqual(usage, { Accounts: 0, TransactionsToday: 0, StorageBytes: 0 });
  // Its numbers are free, and it can be emptied as often as wanted.
  await fill();
  assert.equal((await resetSandbox(deps, caller)).Accounts, 1);
  assert.deepEqual(await resetSandbox(deps, caller), {
    Accounts: 0,
    Sessions: 0,
    Deliveries: 0,
    Pictures: 0,
  });
});

test('resetSandbox: of a live tenant, is refused and touches nothing', async () => {
  const live = await createSessionFixture({ after });
  await live.createEnrolled('ann', 'ann');
  await assert.rejects(resetSandbox(live.deps, live.caller), { code: 'E_SANDBOX_ONLY' });
  const accounts = await live.db.selectFrom('account').select('deleted_at').execute();
  assert.deepEqual(accounts, [{ deleted_at: null }]);
});

test('resetSandbox: beside another reset or a move of the clock, is turned away and waits for nothing', async () => {
  const { db, deps, tenantId, caller, clock } = await createSessionFixture({ after }, { sandbox: true });
  await db.transaction().execute(async (tx) => {
    await resetTenant(tx, tenantId, clock.now());
    await assert.rejects(resetSandbox(deps, caller), { code: 'E_SERVER_BUSY' });
  });
  assert.deepEqual((await resetSandbox(deps, caller)).Accounts, 0);
});
