import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BlobStore } from '../blob/blob-store.ts';
import type { MasterKey } from '../seal/master-key.ts';
import { type ArchiveWriter, createArchive } from './archive.ts';
import { type CatalogTable, quoted, readBlobIds, readSequences, readTables, schemaTable } from './catalog.ts';
import {
  type BackupProgress,
  erasedAccountsName,
  erasedTenantsName,
  keysTable,
  type Manifest,
  manifestName,
  masterKeyName,
} from './manifest.ts';

/** What a backup is made of and where it goes. */
export interface BackupOptions {
  pool: Pool;
  /** null: pictures are kept safe in some other way. */
  blobs: Pick<BlobStore, 'get'> | null;
  dataFile: string;
  keysFile: string;
  /** Put into the keys archive; null: it is kept elsewhere, as it should be. */
  masterKeys: readonly MasterKey[] | null;
  program: string;
  now: Date;
  onProgress?: (progress: BackupProgress) => void;
  signal?: AbortSignal;
}

/** What was written. */
export interface BackupSummary {
  rows: number;
  blobs: number;
  /** Pictures that were erased while the backup ran. */
  blobsGone: number;
  masterKeyIds: string[];
}

const partBytes = 4 * 1024 * 1024;

/**
 * Writes two archives from one snapshot (REPEATABLE READ) of a database that may be in use: all rows but data
 * keys, with all pictures; and the data keys. Whoever keeps only the newest keys archive keeps erased people
 * erased in old backups too.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupSummary> {
  const { pool, signal } = options;
  const client = await pool.connect();
  const archives: ArchiveWriter[] = [];
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const { tables, ...common } = await describe(client, options);
    const data = await createArchive(options.dataFile);
    archives.push(data);
    const keys = await createArchive(options.keysFile);
    archives.push(keys);
    const manifest = (kind: Manifest['kind'], of: CatalogTable[]): Promise<void> =>
      (kind === 'data' ? data : keys).add(
        manifestName,
        Buffer.from(JSON.stringify({ ...common, kind, tables: of } satisfies Manifest)),
      );
    const ofKeys = tables.filter(({ name }) => name === keysTable);
    const ofData = tables.filter(({ name }) => name !== keysTable);
    await manifest('data', ofData);
    await manifest('keys', ofKeys);
    let rows = 0;
    for (const table of tables) {
      signal?.throwIfAborted();
      const count = await copyTable(client, table, table.name === keysTable ? keys : data);
      options.onProgress?.({ step: 'table', name: table.name, rows: count });
      rows += count;
    }
    await addErased(client, tables, keys);
    if (options.masterKeys) {
      const text = options.masterKeys.map(({ key }) => `${key.toString('base64')}\n`).join('');
      await keys.add(masterKeyName, Buffer.from(text));
    }
    const ids = options.blobs ? await readBlobIds(client) : [];
    await client.query('commit');
    const copied = await copyBlobs(options, ids, data);
    // The keys last: a keys archive under its own name belongs to a complete backup.
    await data.finish();
    await keys.finish();
    return { rows, ...copied, masterKeyIds: common.masterKeyIds };
  } finally {
    for (const archive of archives) await archive.discard();
    // An interrupted COPY leaves the connection in the middle of it.
    client.release(true);
  }
}

async function describe(
  client: PoolClient,
  { program, now }: BackupOptions,
): Promise<Omit<Manifest, 'kind'> & { tables: CatalogTable[] }> {
  const { rows: schema } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from ${schemaTable} order by number`,
  );
  const { rows: wrapping } = await client.query<{ id: string }>(
    `select distinct master_key_id as id from data_key
     union select distinct encode(substr(private_sealed, 2, 8), 'hex') from signing_key`,
  );
  return {
    format: 'selfsame-backup',
    formatVersion: 1,
    backupId: randomUUID(),
    createdAt: now.toISOString(),
    program,
    schema,
    tables: await readTables(client),
    sequences: await readSequences(client),
    masterKeyIds: wrapping.map(({ id }) => id),
  };
}

async function copyTable(
  client: PoolClient,
  { name, columns }: CatalogTable,
  to: ArchiveWriter,
): Promise<number> {
  const stream = client.query(copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
  let part = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (bytes === 0) return;
    await to.add(`tables/${name}/${String(part).padStart(6, '0')}`, Buffer.concat(waiting));
    part += 1;
    waiting = [];
    bytes = 0;
  };
  for await (const chunk of stream) {
    waiting.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes >= partBytes) await flush();
  }
  await flush();
  return stream.rowCount;
}

async function addErased(client: PoolClient, tables: CatalogTable[], keys: ArchiveWriter): Promise<void> {
  // The command runs before the server has brought the schema of an earlier version up to date, too.
  const has = (table: string, column: string): boolean =>
    tables.some(({ name, columns }) => name === table && columns.includes(column));
  const lists = [
    [erasedAccountsName, 'account', 'deleted_at'],
    [erasedTenantsName, 'tenant', 'erasing_at'],
  ] as const;
  for (const [name, table, column] of lists) {
    if (!has(table, column)) continue;
    const { rows } = await client.query<{ id: string }>(
      `select id from ${table} where ${column} is not null`,
    );
    for (let from = 0; from < rows.length; from += 100_000) {
      const page = rows.slice(from, from + 100_000).map(({ id }) => `${id}\n`);
      await keys.add(name, Buffer.from(page.join('')));
    }
  }
}

async function copyBlobs(
  { blobs, onProgress, signal }: BackupOptions,
  ids: string[],
  data: ArchiveWriter,
): Promise<{ blobs: number; blobsGone: number }> {
  let done = 0;
  let bytes = 0;
  for (const id of ids) {
    signal?.throwIfAborted();
    const sealed = await blobs!.get(id);
    if (!sealed) continue;
    await data.add(`blobs/${id}`, sealed);
    done += 1;
    bytes += sealed.length;
    if (done % 500 === 0) onProgress?.({ step: 'blobs', done, total: ids.length, bytes });
  }
  if (done > 0) onProgress?.({ step: 'blobs', done, total: ids.length, bytes });
  return { blobs: done, blobsGone: ids.length - done };
}
