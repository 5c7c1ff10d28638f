import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Pool } from 'pg';
import { openAccountWorld } from '../../../test/account-world.ts';
import { createEmptyDatabase, type TestDatabase } from '../../../test/database.ts';
import { dumpDatabase } from '../../../test/stored/dump-database.ts';
import { furnishAccount } from '../../../test/stored/furnish-account.ts';
import { createAccount } from '../../account/create-account.ts';
import { createCredentialFromTempCapture } from '../../account/create-credential.ts';
import { deleteAccount } from '../../account/delete-account.ts';
import { openDatabase } from '../../platform/database.ts';
import { startCluster } from '../../platform/postgres/cluster.ts';
import { placeCluster } from '../../platform/postgres/place.ts';
import { stopCluster } from '../../platform/postgres/postmaster.ts';
import { enableTenant } from '../../tenant/change-tenant.ts';
import { beginErasure, eraseTenant } from '../../tenant/erase-tenant.ts';
import { eraseTenants } from '../../tenant/tenant-jobs.ts';
import { findAccount } from '../account/account.ts';
import { findLiveCredential } from '../account/biometric-credential.ts';
import { templateFromBytes } from '../account/template-bytes.ts';
import { openFileBlobStore } from '../blob/file-blob-store.ts';
import { migrate, readMigrations } from '../migrate.ts';
import type { Database } from '../tables.ts';
import { isTenantOpen } from '../tenant/require-open-tenant.ts';
import { ensureTenant, findTenantByCustomerNumber } from '../tenant/tenant.ts';
import { ArchiveBroken } from './archive.ts';
import { readBlobIds } from './catalog.ts';
import { restoreBackup } from './restore-backup.ts';
import { RestoreRefused } from './restore-target.ts';
import { writeBackup } from './write-backup.ts';

const world = await openAccountWorld({ after });
const { deps, actor, database, tenantId, time } = world;
const folder = await mkdtemp(join(tmpdir(), 'selfsame-backup-'));
after(() => rm(folder, { recursive: true }));
const migrations = await readMigrations();
let made = 0;

async function enrol(accountNumber: string): Promise<void> {
  const request = { AccountNumber: accountNumber, DisplayName: `Name of ${accountNumber}` };
  await createAccount(deps, { actor, tenantId, request, now: time.now });
  const tempId = await world.stageTempCapture({ person: accountNumber });
  const target = { actor, tenantId, accountNumber, now: time.now };
  await createCredentialFromTempCapture(deps, target, { TempId: tempId });
}

async function backUp(pool = database.pool): Promise<{ dataFile: string; keysFile: string }> {
  made += 1;
  const files = { dataFile: join(folder, `${made}.tar.gz`), keysFile: join(folder, `${made}.keys`) };
  time.now = new Date(time.now.getTime() + 60_000);
  const options = {
    pool,
    blobs: deps.blobs,
    masterKeys: null,
    program: 'test',
    now: time.now,
  };
  await writeBackup({ ...options, ...files });
  return files;
}

async function restore(files: { dataFile: string; keysFile: string }, target: TestDatabase) {
  const blobFolder = await mkdtemp(join(folder, 'blobs-'));
  const blobs = await openFileBlobStore(blobFolder);
  const summary = await restoreBackup({ pool: target.pool, blobs, ...files, migrations, now: time.now });
  return { summary, blobs };
}

async function emptyTarget(t: { after(run: () => Promise<void>): void }): Promise<TestDatabase> {
  const target = await createEmptyDatabase();
  t.after(() => target.drop());
  return target;
}

async function constraintsOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
     from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ line }) => line);
}

await enrol('stays');
await enrol('leaves');

test('restoreBackup: into an empty database, brings back every row, constraint, sequence and picture', async (t) => {
  const files = await backUp();
  const target = await emptyTarget(t);
  const { summary, blobs } = await restore(files, target);
  assert.deepEqual(await dumpDatabase(target.pool), await dumpDatabase(database.pool));
  assert.deepEqual(await constraintsOf(target.pool), await constraintsOf(database.pool));
  assert.ok(summary.rows > 10);

  const account = await findAccount(target.db, tenantId, 'stays');
  const credential = await findLiveCredential(target.db, account!.id);
  const key = await deps.vault.openDataKey(target.db, credential!.data_key_id!);
  const context = { table: 'biometric_credential', column: 'template_sealed', rowId: credential!.id };
  const template = templateFromBytes(deps.vault.unseal(key, credential!.template_sealed!, context));
  assert.equal(template.length, 512);
  const sealed = await blobs.get(credential!.image_blob_id!);
  assert.deepEqual(sealed, await deps.blobs.get(credential!.image_blob_id!));

  const { rows } = await target.pool.query<{ next: string; most: string; ahead: boolean }>(
    `select nextval('biometric_credential_rev')::text as next, max(rev)::text as most,
       max(written_by) < pg_snapshot_xmax(pg_current_snapshot()) as ahead from biometric_credential`,
  );
  assert.ok(Number(rows[0]!.next) > Number(rows[0]!.most));
  assert.equal(rows[0]!.ahead, true, 'transaction ids are of this cluster');
});

test('writeBackup: its files, are their owner’s only and hold no name of a draft', async () => {
  const { dataFile, keysFile } = await backUp();
  for (const file of [dataFile, keysFile]) assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal((await readdir(folder)).filter((name) => name.endsWith('.partial')).length, 0);
});

test('writeBackup: the data archive alone, holds no data key', async (t) => {
  const { dataFile } = await backUp();
  const { rows } = await database.pool.query<{ wrapped: Buffer }>('select wrapped from data_key');
  assert.ok(rows.length > 0);
  const { readArchive } = await import('./archive.ts');
  let text = '';
  for await (const { bytes } of readArchive(dataFile)) text += bytes.toString('latin1');
  for (const { wrapped } of rows) assert.ok(!text.includes(wrapped.toString('hex')));
  t.diagnostic(`${rows.length} keys looked for`);
});

test('restoreBackup: an old backup with newer keys, keeps erased people erased', async (t) => {
  const { id } = (await findAccount(database.db, tenantId, 'leaves'))!;
  const leaver = { tenantId, id, accountNumber: 'leaves', now: time.now };
  const words = await furnishAccount(database.db, leaver);
  const old = await backUp();
  await deleteAccount(deps, { actor, tenantId, accountNumber: 'leaves', now: time.now });
  const newer = await backUp();
  const target = await emptyTarget(t);
  const { summary } = await restore({ dataFile: old.dataFile, keysFile: newer.keysFile }, target);
  assert.deepEqual([summary.erased, summary.facesWithoutKey], [1, 0]);
  assert.equal(await findAccount(target.db, tenantId, 'leaves'), undefined);
  assert.ok(await findAccount(target.db, tenantId, 'stays'));
  const accounts = JSON.stringify((await dumpDatabase(target.pool)).account);
  assert.ok(!accounts.includes('Name of leaves'));
  const { rows } = await target.pool.query(
    'select from biometric_credential where template_sealed is not null and data_key_id is null',
  );
  assert.equal(rows.length, 0);
  const kept = await dumpDatabase(target.pool);
  for (const table of ['account_passkey', 'failed_attempt', 'session', 'temp_capture'])
    for (const word of [...words, id].slice(0, table === 'session' ? words.length : undefined))
      assert.ok(!kept[table]?.join().includes(word), `${table} has ${word}`);
  // Keys older than the data lack some of it.
  await assert.rejects(restore({ dataFile: newer.dataFile, keysFile: old.keysFile }, target), ArchiveBroken);
});

test('restoreBackup: with keys that were kept after an older backup had been restored, says how many faces they lack', async (t) => {
  const before = await backUp();
  await enrol('between');
  const later = await backUp();
  const wentBack = await emptyTarget(t);
  await restore(before, wentBack);
  const { keysFile } = await backUp(wentBack.pool);
  const target = await emptyTarget(t);
  const { summary } = await restore({ dataFile: later.dataFile, keysFile }, target);
  assert.deepEqual([summary.erased, summary.facesWithoutKey], [0, 1]);
  const account = await findAccount(target.db, tenantId, 'between');
  assert.equal(await findLiveCredential(target.db, account!.id), undefined);
  const whole = await emptyTarget(t);
  assert.equal((await restore(later, whole)).summary.facesWithoutKey, 0);
  assert.ok(await findLiveCredential(whole.db, account!.id));
});

test('restoreBackup: an old backup with newer keys, keeps an erased tenant disabled, and the job erases it again', async (t) => {
  const { db } = database;
  const { id } = await ensureTenant(db, { customerNumber: 'gone', customerName: 'Gone Ltd', now: time.now });
  await createAccount(deps, {
    actor,
    tenantId: id,
    request: { AccountNumber: 'theirs', DisplayName: 'Theirs' },
    now: time.now,
  });
  const tempId = await world.stageTempCapture({ person: 'theirs' }, { tenantId: id });
  const target = { actor, tenantId: id, accountNumber: 'theirs', now: time.now };
  await createCredentialFromTempCapture(deps, target, { TempId: tempId });
  const old = await backUp();
  const erasing = { db, clock: deps.clock, events: deps.events, blobs: deps.blobs, searchDelayMs: 0 };
  await beginErasure(erasing, { id, actor, customerNumber: 'gone' });
  const begun = await backUp();
  assert.equal(await eraseTenant(erasing, { id }), true);
  const newer = await backUp();
  for (const keysFile of [begun.keysFile, newer.keysFile]) {
    const place = await emptyTarget(t);
    const { summary, blobs } = await restore({ dataFile: old.dataFile, keysFile }, place);
    assert.equal(summary.erasedTenants, 1);
    assert.equal(await isTenantOpen(place.db, id), false);
    const again = { ...erasing, db: place.db, blobs };
    await assert.rejects(enableTenant(again, { id, actor, reason: 'No' }), { code: 'E_TENANT_ERASED' });
    assert.equal(await eraseTenants(again), 1);
    assert.deepEqual(await place.db.selectFrom('account').where('tenant_id', '=', id).execute(), []);
    assert.equal((await findTenantByCustomerNumber(place.db, 'gone'))?.customer_name, '');
    assert.ok(await findAccount(place.db, tenantId, 'stays'), 'the others are left alone');
  }
});

test('writeBackup: a database whose schema knows no erased tenants yet, is backed up', async (t) => {
  const place = await emptyTarget(t);
  await migrate(place.pool, migrations.slice(0, 18));
  const files = { dataFile: join(folder, 'early.tar.gz'), keysFile: join(folder, 'early.keys') };
  const early = { pool: place.pool, blobs: null, masterKeys: null, program: 'test', now: time.now };
  await writeBackup({ ...early, ...files });
  const target = await emptyTarget(t);
  assert.equal((await restore(files, target)).summary.erasedTenants, 0);
});

test('restoreBackup: a database that holds rows, is refused', async () => {
  const files = await backUp();
  await assert.rejects(restore(files, database), (error) => {
    assert.ok(error instanceof RestoreRefused);
    assert.match(error.message, /holds rows|is connected/);
    return true;
  });
});

test('restoreBackup: a cut, changed or foreign archive, changes nothing; the whole one can follow', async (t) => {
  const files = await backUp();
  const target = await emptyTarget(t);
  const spoiled = join(folder, 'spoiled.tar.gz');
  const whole = await readFile(files.dataFile);
  const place = Math.floor(whole.length * 0.7);
  const attempts: [string, () => Promise<void>][] = [
    ['cut', () => truncate(spoiled, Math.floor(whole.length * 0.8))],
    ['changed', () => writeFile(spoiled, whole.with(place, whole[place]! ^ 0xff))],
    ['foreign', () => writeFile(spoiled, 'hello')],
    ['empty', () => writeFile(spoiled, '')],
  ];
  for (const [name, spoil] of attempts) {
    await writeFile(spoiled, whole);
    await spoil();
    await assert.rejects(restore({ ...files, dataFile: spoiled }, target), ArchiveBroken, name);
  }
  const rowCounts = Object.values(await dumpDatabase(target.pool)).map((rows) => rows.length);
  assert.ok(rowCounts.every((count) => count === 0));
  await restore(files, target);
  assert.deepEqual(await dumpDatabase(target.pool), await dumpDatabase(database.pool));
});

test('restoreBackup: a backup whose migrations this program does not know, is refused', async (t) => {
  const files = await backUp();
  const target = await emptyTarget(t);
  const blobs = await openFileBlobStore(await mkdtemp(join(folder, 'blobs-')));
  const older = migrations.slice(0, -1);
  await assert.rejects(
    restoreBackup({ pool: target.pool, blobs, ...files, migrations: older, now: time.now }),
    /made by another version/,
  );
});

test('restoreBackup: a backup of the system’s PostgreSQL, comes back in the one from npm', async (t) => {
  const files = await backUp();
  const home = await mkdtemp(join(tmpdir(), 'selfsame-npm-'));
  // Else its owner can't get there, and the cluster is put outside of the folder that this test removes.
  await chmod(home, 0o755);
  const place = await placeCluster(join(home, 'postgres'), (target) =>
    assert.fail(`the cluster went to ${target}`),
  );
  const cluster = await startCluster(place, { systemDirectory: '/nowhere' });
  const open = openDatabase<Database>(cluster.connection, { poolSize: 2 });
  t.after(async () => {
    await open.close();
    await stopCluster(cluster.pid);
    await rm(home, { recursive: true });
  });
  await restore(files, { ...open, connection: cluster.connection, drop: async () => undefined });
  assert.deepEqual(await dumpDatabase(open.pool), await dumpDatabase(database.pool));
  t.diagnostic(
    `${cluster.binaries.origin}; ${(await open.pool.query('show server_version')).rows[0].server_version}`,
  );
});

test('readBlobIds: of every row that points at one, and of those that list several', async () => {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const before = await readBlobIds(client);
    const ids = [crypto.randomUUID(), crypto.randomUUID()];
    await client.query('create table waiting (blob_ids uuid[] not null, others uuid[])');
    await client.query("insert into waiting values ($1, $2), ('{}', null)", [ids, [crypto.randomUUID()]]);
    assert.deepEqual((await readBlobIds(client)).sort(), [...before, ...ids].sort());
    assert.ok(before.length > 0);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
