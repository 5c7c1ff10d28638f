import { join } from 'node:path';
import type { Config } from '../platform/configuration/config.ts';
import { type DatabaseConnection, type OpenDatabase, openDatabase } from '../platform/database.ts';
import type { PostgresBinaries } from '../platform/postgres/binaries.ts';
import { startCluster } from '../platform/postgres/cluster.ts';
import { placeCluster } from '../platform/postgres/place.ts';
import { stopCluster } from '../platform/postgres/postmaster.ts';
import type { Database } from '../store/tables.ts';

/** The database of the installation, for a command that may run beside the server. */
export interface CommandDatabase extends OpenDatabase<Database> {
  connection: DatabaseConnection;
  /** Where it is, for people; never holds a password. */
  place: string;
  /** The embedded PostgreSQL that serves it; undefined for one of DATABASE_URL. */
  embedded?: { binaries: PostgresBinaries; root: string };
}

/**
 * Opens the database of DATABASE_URL, or the embedded one: joins a running one, else starts it and stops it again
 * at `close`. Does not touch the schema.
 * @throws PostgresUnavailable
 */
export async function openCommandDatabase(config: Config, poolSize = 2): Promise<CommandDatabase> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    const connection = { url: databaseUrl };
    const open = openDatabase<Database>(connection, { poolSize });
    return { ...open, connection, place: placeOf(databaseUrl) };
  }
  const directory = join(dataDir, 'postgres');
  const { root, ...place } = await placeCluster(directory);
  const cluster = await startCluster({ root, ...place });
  const open = openDatabase<Database>(cluster.connection, { poolSize });
  const close = async (): Promise<void> => {
    await open.close();
    if (!cluster.isAdopted) await stopCluster(cluster.pid);
  };
  return {
    ...open,
    close,
    connection: cluster.connection,
    place: directory,
    embedded: { binaries: cluster.binaries, root },
  };
}

/** A URL of a socket has no host, which PostgreSQL takes and `URL` does not. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the database of DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host || 'a local socket'}${pathname}`;
}
