import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createErasureCertifier } from '../src/audit/certify-erasure.ts';
import { createAuditRecorder } from '../src/audit/record-event.ts';
import { openRecordSigner } from '../src/audit/record-signer.ts';
import { sealAudit } from '../src/audit/seal-audit.ts';
import { verifyAudit } from '../src/audit/verify-audit.ts';
import { masterKeySource } from '../src/cli/open-command-keys.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database.ts';
import { createEvents } from '../src/platform/events.ts';
import { openFileBlobStore } from '../src/store/blob/file-blob-store.ts';
import { createAesVault } from '../src/store/seal/aes-vault.ts';
import { loadMasterKeys } from '../src/store/seal/master-key.ts';
import type { Db } from '../src/store/seal/vault.ts';
import type { Database } from '../src/store/tables.ts';
import { findTenantByCustomerNumber } from '../src/store/tenant/tenant.ts';
import { readTenantTables } from '../src/store/tenant/tenant-erasure.ts';
import { enableTenant } from '../src/tenant/change-tenant.ts';
import { beginErasure, eraseTenant } from '../src/tenant/erase-tenant.ts';
import { testActor } from './events.ts';
import { openShopTenant } from './shop-tenant.ts';

/** The furnished shop with its server stopped, so that no job takes part, and what erasing needs. */
async function withStoppedShop(t: TestContext) {
  const shop = await openShopTenant(t);
  await shop.app.stop();
  const { database, config } = shop.ground;
  const { db, close } = openDatabase<Database>(database.connection, { poolSize: 2 });
  t.after(close);
  const vault = createAesVault(await loadMasterKeys(db, masterKeySource(config)));
  const signer = await openRecordSigner({ db, vault }, config.baseUrl, systemClock.now());
  const subscribers = [createErasureCertifier(signer)];
  const events = createEvents<Db>({ record: createAuditRecorder(), subscribers });
  const blobs = await openFileBlobStore(join(config.dataDir, 'blobs'));
  const { id } = (await findTenantByCustomerNumber(db, 'shop'))!;
  const count = async (table: string, tenantId = id): Promise<number> => {
    const counted = await db
      .selectFrom(table as 'account')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return Number(counted.count);
  };
  const deps = { db, clock: systemClock, events, blobs, searchDelayMs: 0 };
  return { shop, deps, db, blobs, signer, id, count };
}

test('erasing a tenant: keys first, goes on after a kill, leaves log, certificate and stub, and the others alone', async (t) => {
  const { shop, deps, db, blobs, signer, id, count } = await withStoppedShop(t);
  const tables = await readTenantTables(db);
  const filled = (
    await Promise.all(tables.map(async (name) => ((await count(name)) > 0 ? name : [])))
  ).flat();
  const needed = [
    'account',
    'biometric_credential',
    'session',
    'attempt',
    'handoff',
    'refresh_token',
    'operator',
  ];
  for (const name of [...needed, 'webhook_setting', 'data_key', 'api_key'])
    assert.ok(filled.includes(name), name);
  const first = (await findTenantByCustomerNumber(db, 'selfsame'))!.id;
  const counted = () => Promise.all(tables.map((name) => count(name, first)));
  const others = await counted();

  const act = { id, actor: testActor };
  await assert.rejects(beginErasure(deps, { ...act, customerNumber: 'Shop' }), /CustomerNumber is not/);
  await beginErasure(deps, { ...act, customerNumber: 'shop' });
  await assert.rejects(enableTenant(deps, { ...act, reason: 'No' }), { code: 'E_TENANT_ERASED' });
  const killed = { delete: () => Promise.reject(new Error('killed')) };
  await assert.rejects(eraseTenant({ ...deps, blobs: killed }, { id }), /killed/);
  assert.equal(await count('data_key'), 0, 'the keys go first');
  assert.ok((await count('account')) > 0, 'the rows are still there');
  const stopped = await eraseTenant(deps, { id }, { signal: AbortSignal.abort() });
  assert.equal(stopped, false, 'another run goes on');

  const printed = await shop.command('erase', 'shop', '--confirm', 'shop');
  for (const table of await readTenantTables(db)) assert.equal(await count(table), 0, table);
  for (const table of ['audit_event', 'erasure_certificate']) assert.ok((await count(table)) > 0, table);
  const hanging = ['operator_session', 'webhook_attempt', 'challenge_dialogue', 'operator_ceremony'] as const;
  for (const table of hanging)
    assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], `${table} hangs on what is gone`);
  assert.deepEqual(await Array.fromAsync(blobs.list()), []);
  assert.deepEqual(await counted(), others);
  const stub = (await findTenantByCustomerNumber(db, 'shop'))!;
  assert.deepEqual([stub.customer_name, stub.disable_reason, stub.erased_at !== null], ['', '', true]);

  const said = await signer.read('erasure', /Certificate: (\S+)/.exec(printed)![1]!);
  const destroyed = said?.destroyed as Record<string, number>;
  assert.equal(said?.tenant, id);
  assert.deepEqual(
    ['accounts', 'templates', 'operators', 'apiKeys'].map((name) => destroyed[name]),
    [1, 1, 1, 1],
  );
  assert.ok(destroyed.dataKeys! >= 3, JSON.stringify(destroyed));
  await sealAudit({ db, clock: systemClock, signer });
  for (const { fault, unsealed } of await verifyAudit({ db, signer }))
    assert.deepEqual([fault, unsealed.rows], [null, 0]);
});
