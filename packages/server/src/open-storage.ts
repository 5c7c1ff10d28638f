import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openBlobStore } from './open-blob-store.ts';
import type { Config } from './platform/configuration/config.ts';
import {
  type DatabaseConnection,
  isDatabaseUnavailable,
  type OpenDatabase,
  openDatabase,
} from './platform/database.ts';
import type { Log } from './platform/log.ts';
import { PostgresUnavailable } from './platform/postgres/binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/postgres/embedded-postgres.ts';
import { logUnreadable } from './platform/unreadable-json.ts';
import type { BlobStore } from './store/blob/blob-store.ts';
import { readDatabaseServer } from './store/inspect-database.ts';
import { migrate, readMigrations } from './store/migrate.ts';
import { createAesVault } from './store/seal/aes-vault.ts';
import { loadMasterKeys, type MasterKeyRing } from './store/seal/master-key.ts';
import type { Vault } from './store/seal/vault.ts';
import type { Database } from './store/tables.ts';

/** Everything that keeps bytes. */
export interface Storage extends OpenDatabase<Database> {
  connection: DatabaseConnection;
  vault: Vault;
  blobs: BlobStore;
}

/** What opening the storage needs beside the configuration. */
export interface StorageOptions {
  log: Log;
  /** Told when another process took over the embedded database: this one must end. */
  onLost: (error: Error) => void;
  /** Told what is being done, for who waits. */
  onStep?: (step: string) => void;
  /** Ends the start. */
  signal?: AbortSignal;
  /** How long DATABASE_URL may lead nowhere: it may be started together with us. */
  databasePatienceMs?: number;
}

/**
 * Opens the database (the embedded one unless a URL is given), brings its schema up to date, and opens vault and
 * blobs. When any step fails, what was opened before it is closed again.
 */
export async function openStorage(config: Config, options: StorageOptions): Promise<Storage> {
  const { log, onLost, onStep = () => undefined, signal, databasePatienceMs = 30_000 } = options;
  const { dataDir, databaseUrl, databasePool, masterKey: value } = config;
  const given = signal && { signal };
  onStep('the database');
  const postgres: EmbeddedPostgres | undefined =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({ directory: join(dataDir, 'postgres'), log, onLost, ...given })
      : undefined;
  const connection: DatabaseConnection = postgres?.connection ?? { url: databaseUrl! };
  const open = openDatabase<Database>(connection, {
    poolSize: databasePool,
    onConnectionLost: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  const stopLogging = logUnreadable(log);
  let stopWatching = () => {};
  const close = async () => {
    stopLogging();
    stopWatching();
    await open.close();
    await postgres?.stop();
  };
  try {
    if (databaseUrl !== undefined) await waitForDatabase(open.pool, databasePatienceMs, signal);
    signal?.throwIfAborted();
    onStep("the database's schema");
    const applied = await migrate(open.pool, await readMigrations());
    if (applied.length > 0) log.info({ applied }, 'database schema brought up to date');
    signal?.throwIfAborted();
    onStep('the master key');
    const masterKeys = await loadMasterKeys(open.db, {
      value,
      command: config.masterKeyCommand,
      file: join(dataDir, 'master.key'),
      onCreated: () =>
        log.warn('a master key was made; back it up apart from the data, nothing can be read without it'),
    });
    stopWatching = watchMasterKeys(masterKeys, log);
    signal?.throwIfAborted();
    onStep('the blob store');
    const blobs = await openBlobStore(config);
    return { ...open, close, connection, vault: createAesVault(masterKeys), blobs };
  } catch (error) {
    await close();
    throw error;
  }
}

const masterKeyWatchMs = 15_000;

/** Follows a rotation of the master key: from then on the new key wraps, without a restart. */
function watchMasterKeys(keys: MasterKeyRing, log: Log): () => void {
  const timer = setInterval(() => {
    const before = keys.current.id;
    keys.reload().then(
      () => {
        if (keys.current.id !== before) log.info({ from: before, to: keys.current.id }, 'master key changed');
      },
      (error: unknown) => log.warn({ err: error }, 'master key cannot be read again'),
    );
  }, masterKeyWatchMs);
  timer.unref();
  return () => clearInterval(timer);
}

const oldestServer = 150_000;

/** @throws PostgresUnavailable with one sentence when DATABASE_URL leads nowhere, or to something too old */
async function waitForDatabase(pool: Pool, patienceMs: number, signal?: AbortSignal): Promise<void> {
  for (const deadline = performance.now() + patienceMs; ; await sleep(500)) {
    signal?.throwIfAborted();
    try {
      const { number, encoding } = await readDatabaseServer(pool);
      if (encoding !== 'UTF8')
        throw new PostgresUnavailable(
          `DATABASE_URL names a database that stores text as ${encoding}; make one with \`create database … encoding 'UTF8' template template0\`.`,
        );
      if (number >= oldestServer) return;
      throw new PostgresUnavailable(
        'DATABASE_URL names a PostgreSQL older than 15; give one of 15 or later.',
      );
    } catch (error) {
      if (error instanceof PostgresUnavailable) throw error;
      if (isDatabaseUnavailable(error) && performance.now() < deadline) continue;
      const reason =
        error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : '';
      throw new PostgresUnavailable(`The database of DATABASE_URL can't be used: ${reason}.`, {
        cause: error,
      });
    }
  }
}
