import { join } from 'node:path';
import type { Config } from './platform/config.ts';
import { type DatabaseConnection, type OpenDatabase, openDatabase } from './platform/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import type { Log } from './platform/log.ts';
import { createAesVault } from './store/aes-vault.ts';
import type { BlobStore } from './store/blob-store.ts';
import { openFileBlobStore } from './store/file-blob-store.ts';
import { loadMasterKey } from './store/master-key.ts';
import { migrate, readMigrations } from './store/migrate.ts';
import type { Database } from './store/tables.ts';
import type { Vault } from './store/vault.ts';

/** Everything that keeps bytes. */
export interface Storage extends OpenDatabase<Database> {
  connection: DatabaseConnection;
  vault: Vault;
  blobs: BlobStore;
}

/**
 * Opens the database (the embedded one unless a URL is given), brings its schema up to date, and opens vault and
 * blobs. When any step fails, what was opened before it is closed again.
 * @param onLost told when another process took over the embedded database: this one must end
 */
export async function openStorage(
  config: Config,
  log: Log,
  onLost: (error: Error) => void,
): Promise<Storage> {
  const { dataDir, databaseUrl, databasePool, masterKey: value } = config;
  const postgres: EmbeddedPostgres | undefined =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({ directory: join(dataDir, 'postgres'), log, onLost })
      : undefined;
  const connection: DatabaseConnection = postgres?.connection ?? { url: databaseUrl! };
  const open = openDatabase<Database>(connection, {
    poolSize: databasePool,
    onConnectionLost: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  const close = async () => {
    await open.close();
    await postgres?.stop();
  };
  try {
    const applied = await migrate(open.pool, await readMigrations());
    if (applied.length > 0) log.info({ applied }, 'database schema brought up to date');
    const masterKey = await loadMasterKey(open.db, {
      value,
      file: join(dataDir, 'master.key'),
      onCreated: () =>
        log.warn('a master key was made; back it up apart from the data, nothing can be read without it'),
    });
    const blobs = await openFileBlobStore(join(dataDir, 'blobs'));
    return { ...open, close, connection, vault: createAesVault(masterKey), blobs };
  } catch (error) {
    await close();
    throw error;
  }
}
