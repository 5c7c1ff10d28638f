import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { eraseAccount } from '../account.ts';
import { eraseCredential } from '../biometric-credential.ts';
import type { BlobStore } from '../blob-store.ts';
import { type Migration, migrate } from '../migrate.ts';
import type { Database } from '../tables.ts';
import { ArchiveBroken, readArchive } from './archive.ts';
import { type CatalogForeignKey, quoted, readForeignKeys } from './catalog.ts';
import { openTableLoader } from './load-table.ts';
import {
  type BackupProgress,
  erasedAccountsName,
  keysTable,
  type Manifest,
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
  createdAt: string;
  masterKeyIds: string[];
  /** Text of the master key when the keys archive holds it. */
  masterKey: string | null;
}

/**
 * Restores a backup into an empty database: brings the schema to the backup's state, loads everything in one
 * transaction, then brings the schema up to date. Fails as a whole: after any error the database is as empty as
 * before, and the restore can be run again.
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
    const loaded = await load(client, manifest, keysManifest, options);
    await client.query('commit');
    client.release();
    await migrate(pool, migrations);
    const masterKeyIds = [...new Set([...manifest.masterKeyIds, ...keysManifest.masterKeyIds])];
    return { ...loaded, createdAt: manifest.createdAt, masterKeyIds };
  } catch (error) {
    // Closing the connection rolls back, even in the middle of a COPY.
    client.release(true);
    throw error;
  }
}

async function readManifest(path: string, kind: Manifest['kind']): Promise<Manifest> {
  for await (const { name, bytes } of readArchive(path)) {
    const manifest = name === manifestName ? (JSON.parse(bytes.toString('utf8')) as Manifest) : undefined;
    if (manifest?.format !== 'selfsame-backup') break;
    if (manifest.formatVersion !== 1) {
      throw new ArchiveBroken(
        `${path} was made by a newer Selfsame (${manifest.program}); restore it with that.`,
      );
    }
    if (manifest.kind !== kind)
      throw new ArchiveBroken(`${path} is a ${manifest.kind} archive, not the ${kind}.`);
    return manifest;
  }
  throw new ArchiveBroken(`${path} is no backup of Selfsame.`);
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

async function load(
  client: PoolClient,
  manifest: Manifest,
  keysManifest: Manifest,
  options: RestoreOptions,
): Promise<Pick<RestoreSummary, 'rows' | 'blobs' | 'erased' | 'masterKey'>> {
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
  const erased = await eraseAgain(client, keys.erasedAccounts, options.now);
  return { rows: keys.rows + data.rows, blobs: data.blobs, erased, masterKey: keys.masterKey };
}

async function loadArchive(client: PoolClient, manifest: Manifest, path: string, options: RestoreOptions) {
  const { blobs, onProgress, signal } = options;
  const loader = openTableLoader(client, manifest.tables, (name, rows) =>
    onProgress?.({ step: 'table', name, rows }),
  );
  let blobCount = 0;
  let bytesOfBlobs = 0;
  let masterKey: string | null = null;
  const erasedAccounts: string[] = [];
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
    else if (name === erasedAccountsName) erasedAccounts.push(...bytes.toString('utf8').trim().split('\n'));
    else if (name !== manifestName)
      throw new ArchiveBroken(`${path} holds ${name}, which this version does not know.`);
  }
  await loader.close();
  if (blobCount > 0) onProgress?.({ step: 'blobs', done: blobCount, total: blobCount, bytes: bytesOfBlobs });
  return { rows: loader.rows(), blobs: blobCount, masterKey, erasedAccounts };
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

/** Erases accounts that were erased after the backup, and credentials whose key is gone. */
async function eraseAgain(client: PoolClient, erasedAccounts: string[], now: Date): Promise<number> {
  const db = kyselyOn(client);
  const { rows: accounts } = await client.query<{ id: string }>(
    'select id from account where deleted_at is null and id = any($1::uuid[])',
    [erasedAccounts],
  );
  for (const { id } of accounts) await eraseAccount(db, id, now);
  const { rows: credentials } = await client.query<{ id: string }>(
    `select id from biometric_credential
     where deleted_at is null and (data_key_id is null or account_id = any($1::uuid[]))`,
    [accounts.map(({ id }) => id)],
  );
  for (const { id } of credentials) await eraseCredential(db, id, now);
  return accounts.length;
}

/** The query builder inside a transaction that a plain client has open. */
function kyselyOn(client: PoolClient): Kysely<Database> {
  const lent = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => lent, end: async () => undefined };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) });
}
