import { existsSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/configuration/config.ts';
import { type DatabaseConnection, type OpenDatabase, openDatabase } from '../../platform/database.ts';
import type { PostgresBinaries } from '../../platform/postgres/binaries.ts';
import { startCluster } from '../../platform/postgres/cluster.ts';
import { placeCluster } from '../../platform/postgres/place.ts';
import { stopCluster } from '../../platform/postgres/postmaster.ts';
import { upgradedName } from '../../platform/postgres/upgrade-state.ts';
import { readAppliedMigrations } from '../../store/inspect-database.ts';
import type { Database } from '../../store/tables.ts';
import { VerbFailed } from '../verb.ts';

/** The database of the installation, for a command that may run beside the server. */
export interface CommandDatabase extends OpenDatabase<Database> {
  connection: DatabaseConnection;
  /** Where it is, for people; never holds a password. */
  place: string;
  /** The embedded PostgreSQL that serves it; undefined for one of DATABASE_URL. */
  embedded?: { binaries: PostgresBinaries; root: string };
}

/** How a command opens the database. */
export interface CommandDatabaseOptions {
  /** Connections at most; 2 unless given. */
  poolSize?: number;
  /** True: one without a table of ours will do. */
  mayBeEmpty?: boolean;
  /** True: an embedded one that is not there is made. */
  mayCreate?: boolean;
}

/**
 * Opens the database of DATABASE_URL, or the embedded one: joins a running one, else starts it and stops it again
 * at `close`. Does not touch the schema.
 * @throws VerbFailed when no installation is there: nothing is made then, unless `mayCreate`
 * @throws PostgresUnavailable
 */
export async function openCommandDatabase(
  config: Config,
  { poolSize = 2, mayBeEmpty = false, mayCreate = false }: CommandDatabaseOptions = {},
): Promise<CommandDatabase> {
  if (!mayCreate && !(await hasDatabase(config))) throw noInstallationIn(config.dataDir);
  const database = await open(config, poolSize, mayCreate);
  try {
    const migrations = await readAppliedMigrations(database.pool).catch((cause) => {
      throw new VerbFailed(`${database.place} can't be used: ${reasonOf(cause)}. ${sameSettings}`, { cause });
    });
    if (migrations === null && !mayBeEmpty) throw noInstallationIn(database.place);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Whether DATABASE_URL or the data folder names a database at all; nothing is opened. A folder that was only mounted, or
 * that a first start left before there was a cluster, names none.
 */
export async function hasDatabase({ databaseUrl, dataDir }: Config): Promise<boolean> {
  if (databaseUrl !== undefined) return true;
  const root = join(dataDir, 'postgres');
  const link = await lstat(root).catch(() => null);
  // A link to a folder that is gone is one: opening it says what is wrong.
  if (link?.isSymbolicLink() && !existsSync(root)) return true;
  const found = await Promise.all(['data', upgradedName].map((name) => isThere(join(root, name))));
  return found.includes(true);
}

/** What may not be looked at is there: opening it says why. */
const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );

const sameSettings = 'Give the same SELFSAME_DATA_DIR or DATABASE_URL as the server.';

/** @param place folder or database where the configuration looks */
export const noInstallationIn = (place: string): VerbFailed =>
  new VerbFailed(
    `There is no installation in ${place}. ${sameSettings} The first start of the server makes one.`,
  );

async function open(config: Config, poolSize: number, mayCreate: boolean): Promise<CommandDatabase> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    const connection = { url: databaseUrl };
    const database = openDatabase<Database>(connection, { poolSize });
    return { ...database, connection, place: placeOf(databaseUrl) };
  }
  const directory = join(dataDir, 'postgres');
  const { root, ...place } = await placeCluster(directory);
  const cluster = await startCluster({ root, ...place }, { mayCreate });
  const database = openDatabase<Database>(cluster.connection, { poolSize });
  const close = async (): Promise<void> => {
    await database.close();
    if (!cluster.isAdopted) await stopCluster(cluster.pid);
  };
  return {
    ...database,
    close,
    connection: cluster.connection,
    place: directory,
    embedded: { binaries: cluster.binaries, root },
  };
}

/** A refused connection to several addresses has its reasons inside. */
function reasonOf(error: unknown): string {
  const [first = error] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? first.message : String(first);
}

/** A URL of a socket has no host, which PostgreSQL takes and `URL` does not. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the database of DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host || 'a local socket'}${pathname}`;
}
