import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { parseJson } from '../../platform/parse-json.ts';
import { type ErasedAccount, eraseRowsOf, lockSessionsOf } from '../account/account-erasure.ts';
import { eraseCredential } from '../account/biometric-credential.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import { type Migration, migrate, migrateWithin } from '../migrate.ts';
import type { Database } from '../tables.ts';
import { markErasing } from '../tenant/tenant-erasure.ts';
import { ArchiveBroken, type ArchiveEntry, readArchive } from './archive.ts';
import { type CatalogForeignKey, quoted, readForeignKeys } from './catalog.ts';
import { openTableLoader } from './load-table.ts';
import {
  type BackupProgress,
  erasedAccountsName,
  erasedTenantsName,
  keysTable,
  Manifest,
  ManifestHead,
  manifestName,
  masterKeyName,
} from './manifest.ts';
import { refuseUsedTarget } from './restore-target.ts';

/** What is restored and where to. */
export interface RestoreOptions {
  /** Of the empty database; one connection is enough. */
  pool: Pool;
  blobs: Pick<BlobStore, 'put'>;
  dataFile: string;
  /** Of the same backup, or of any later one: then who was erased in between stays erased. */
  keysFile: string;
  /** The migrations of this program. */
  migrations: Migration[];
  now: Date;
  onProgress?: (progress: BackupProgress) => void;
  signal?: AbortSignal;
}

/** What was restored. */
export interface RestoreSummary {
  rows: number;
  blobs: number;
  /** Accounts that were erased after the backup was made, and so were not brought back. */
  erased: number;
  /**
   * Faces of other accounts that the keys archive has no key for: they were deleted or replaced after the backup, or enrolled at a
   * time that is no part of the past of that archive, since an older backup had been restored before it was made.
   */
  facesWithoutKey: number;
  /** Tenants whose erasure had begun after the backup was made: the server's job erases what came back of them. */
  erasedTenants: number;
  createdAt: string;
  masterKeyIds: string[];
  /** Text of the master key when the keys archive holds it. */
  masterKey: string | null;
}

/**
 * Restores a backup into an empty database: brings the schema to the backup's state, then, in one transaction, loads
 * everything, brings the schema up to date and erases again what was erased since. Fails as a whole: after any error
 * the database is as empty as before, and the restore can be run again.
 * @throws ArchiveBroken, RestoreRefused
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreSummary> {
  const { pool, migrations } = options;
  const manifest = await readManifest(options.dataFile, 'data');
  const keysManifest = await readManifest(options.keysFile, 'keys');
  refuseOtherSchema(manifest, options);
  if (keysManifest.createdAt < manifest.createdAt) {
    throw new ArchiveBroken(
      `${options.keysFile} is older (${keysManifest.createdAt}) than ${options.dataFile} (${manifest.createdAt}): it lacks keys of that time. Give the keys archive of the same backup or of a later one.`,
    );
  }
  await refuseUsedTarget(pool);
  await migrate(pool, migrations.slice(0, manifest.schema.length));
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const { erasedAccounts, erasedTenants, ...loaded } = await load(client, manifest, keysManifest, options);
    // Before it is erased again: a backup may be older than the columns that say so.
    await migrateWithin(client, migrations);
    const erased = await eraseAgain(client, erasedAccounts, options.now);
    const tenants = await eraseTenantsAgain(client, erasedTenants, options.now);
    await client.query('commit');
    client.release();
    const masterKeyIds = [...new Set([...manifest.masterKeyIds, ...keysManifest.masterKeyIds])];
    return { ...loaded, ...erased, erasedTenants: tenants, createdAt: manifest.createdAt, masterKeyIds };
  } catch (error) {
    // Closing the connection rolls back, even in the middle of a COPY.
    client.release(true);
    throw error;
  }
}

async function readManifest(path: string, kind: Manifest['kind']): Promise<Manifest> {
  const [first] = await firstEntry(path);
  if (first?.name !== manifestName) throw new ArchiveBroken(`${path} is no backup of Selfsame.`);
  const text = first.bytes.toString('utf8');
  const head = orBroken(path, () => parseJson(ManifestHead, text, manifestName));
  if (head.formatVersion !== 1)
    throw new ArchiveBroken(`${path} was made by a newer Selfsame (${head.program}); restore it with that.`);
  const manifest = orBroken(path, () => parseJson(Manifest, text, manifestName));
  if (manifest.kind !== kind)
    throw new ArchiveBroken(`${path} is a ${manifest.kind} archive, not the ${kind}.`);
  return manifest;
}

async function firstEntry(path: string): Promise<ArchiveEntry[]> {
  for await (const entry of readArchive(path)) return [entry];
  return [];
}

function orBroken<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ArchiveBroken(`${path} is no backup of Selfsame.`, { cause });
  }
}

function refuseOtherSchema({ schema, program }: Manifest, { migrations, dataFile }: RestoreOptions): void {
  const isKnown = schema.every(
    ({ name, checksum }, place) =>
      migrations[place]?.name === name && migrations[place]?.checksum === checksum,
  );
  if (isKnown) return;
  throw new ArchiveBroken(
    `${dataFile} was made by another version of Selfsame (${program}) whose schema this one does not know. Restore it with that version or a later one.`,
  );
}

async function load(client: PoolClient, manifest: Manifest, keysManifest: Manifest, options: RestoreOptions) {
  const foreignKeys = await readForeignKeys(client);
  // Rows come in the order of the tables' names; what they refer to is checked when all are there.
  for (const { table, name } of foreignKeys) {
    await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  }
  const keys = await loadArchive(client, keysManifest, options.keysFile, options);
  const data = await loadArchive(client, manifest, options.dataFile, options);
  await dropReferencesToLostKeys(client, foreignKeys);
  for (const { table, name, definition } of foreignKeys) {
    await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  }
  for (const { name, value } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), value]);
  }
  const { masterKey, erasedAccounts, erasedTenants } = keys;
  return { rows: keys.rows + data.rows, blobs: data.blobs, masterKey, erasedAccounts, erasedTenants };
}

async function loadArchive(client: PoolClient, manifest: Manifest, path: string, options: RestoreOptions) {
  const { blobs, onProgress, signal } = options;
  const loader = openTableLoader(client, manifest.tables, (name, rows) =>
    onProgress?.({ step: 'table', name, rows }),
  );
  let blobCount = 0;
  let bytesOfBlobs = 0;
  let masterKey: string | null = null;
  const erasedIds: Record<string, string[]> = { [erasedAccountsName]: [], [erasedTenantsName]: [] };
  for await (const { name, bytes } of readArchive(path)) {
    signal?.throwIfAborted();
    const [kind, id = ''] = name.split('/');
    if (kind === 'tables') {
      await loader.write(id, bytes);
      continue;
    }
    await loader.close();
    if (kind === 'blobs') {
      await blobs.put(id, bytes);
      blobCount += 1;
      bytesOfBlobs += bytes.length;
      if (blobCount % 500 === 0)
        onProgress?.({ step: 'blobs', done: blobCount, total: null, bytes: bytesOfBlobs });
    } else if (name === masterKeyName) masterKey = bytes.toString('utf8');
    else if (name in erasedIds) erasedIds[name]!.push(...bytes.toString('utf8').trim().split('\n'));
    else if (name !== manifestName)
      throw new ArchiveBroken(`${path} holds ${name}, which this version does not know.`);
  }
  await loader.close();
  if (blobCount > 0) onProgress?.({ step: 'blobs', done: blobCount, total: blobCount, bytes: bytesOfBlobs });
  return {
    rows: loader.rows(),
    blobs: blobCount,
    masterKey,
    erasedAccounts: erasedIds[erasedAccountsName]!,
    erasedTenants: erasedIds[erasedTenantsName]!,
  };
}

/** What a destroyed key sealed is lost; the rows that point at it must not. */
async function dropReferencesToLostKeys(client: PoolClient, foreignKeys: CatalogForeignKey[]): Promise<void> {
  for (const { table, column, isNullable, target } of foreignKeys) {
    if (target !== keysTable || column === null) continue;
    const isLost = `${quoted(column)} is not null and not exists (select from ${keysTable} k where k.id = ${quoted(column)})`;
    await client.query(
      isNullable
        ? `update ${quoted(table)} set ${quoted(column)} = null where ${isLost}`
        : `delete from ${quoted(table)} where ${isLost}`,
    );
  }
}

/** Erases accounts that were erased after the backup, with what was taken for them, and credentials whose key is gone. */
async function eraseAgain(
  client: PoolClient,
  erasedAccounts: string[],
  now: Date,
): Promise<Pick<RestoreSummary, 'erased' | 'facesWithoutKey'>> {
  const db = kyselyOn(client);
  const { rows: accounts } = await client.query<ErasedAccount>(
    `select id, tenant_id as "tenantId", account_number as "accountNumber" from account
     where deleted_at is null and id = any($1::uuid[])`,
    [erasedAccounts],
  );
  // A session that is pending still keeps its time: the server's job ends it.
  for (const account of accounts)
    await eraseRowsOf(db, account, { sessionIds: await lockSessionsOf(db, account), now });
  const { rows: credentials } = await client.query<{ id: string; isOfErased: boolean }>(
    `select id, account_id = any($1::uuid[]) as "isOfErased" from biometric_credential
     where deleted_at is null and (data_key_id is null or account_id = any($1::uuid[]))`,
    [accounts.map(({ id }) => id)],
  );
  for (const { id } of credentials) await eraseCredential(db, id, now);
  const facesWithoutKey = credentials.filter(({ isOfErased }) => !isOfErased).length;
  return { erased: accounts.length, facesWithoutKey };
}

/** Marks tenants whose erasure began after the backup; the server's job erases what came back of them. */
async function eraseTenantsAgain(client: PoolClient, erasedTenants: string[], now: Date): Promise<number> {
  const db = kyselyOn(client);
  const { rows } = await client.query<{ id: string; disabled_at: Date | null }>(
    `select id, disabled_at from tenant
     where id = any($1::uuid[]) and erasing_at is null and not owns_installation`,
    [erasedTenants],
  );
  for (const tenant of rows) await markErasing(db, tenant, now);
  return rows.length;
}

/** The query builder inside a transaction that a plain client has open. */
function kyselyOn(client: PoolClient): Kysely<Database> {
  const lent = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => lent, end: async () => undefined };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) });
}
