import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseConnection } from './database.ts';
import type { Log } from './log.ts';
import { PostgresUnavailable } from './postgres/binaries.ts';
import { type RunningCluster, startCluster, stopCluster } from './postgres/cluster.ts';
import { explaining } from './postgres/failure.ts';
import { type ClusterPlace, placeCluster } from './postgres/place.ts';

/** The PostgreSQL of this process. */
export interface EmbeddedPostgres {
  connection: Extract<DatabaseConnection, { host: string }>;
  /** True when a postmaster that outlived an earlier process was taken over. */
  isAdopted: boolean;
  /** Shuts PostgreSQL down. Close every pool first. */
  stop(): Promise<void>;
}

/** What the supervisor needs. */
export interface EmbeddedPostgresOptions {
  /** Absolute; for example `<data directory>/postgres`. */
  directory: string;
  log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** Told when another process took the database over while it was down: this process must end. */
  onLost: (error: Error) => void;
  systemDirectory?: string;
}

// An advisory lock in the database itself: it ends with its holder's connection, however the holder dies.
const ownerLock = 7_300_001;
const ownerPatienceMs = 3_000;
const longestPauseMs = 5_000;

/**
 * Starts PostgreSQL as a child process, or adopts the one that a killed process left running, and keeps it
 * running: when it dies it is started again. It listens on a unix socket in a folder of its own only.
 * @throws PostgresUnavailable with one sentence: no binaries, full or read-only disk, another Selfsame in the
 *   same folder …
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, log, systemDirectory } = options;
  const wished = {
    root: directory,
    data: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
    owner: { name: 'of the database', ids: undefined },
  };
  const place = await explaining(wished, () =>
    placeCluster(directory, (target) =>
      log.warn(
        { directory, target },
        'PostgreSQL does not run as root and its user cannot reach the data folder; the database is kept elsewhere',
      ),
    ),
  );
  const run = (mayCreate: boolean) =>
    explaining(place, () =>
      startCluster(place, { mayCreate, ...(systemDirectory !== undefined && { systemDirectory }) }),
    );
  let cluster = await run(true);
  let owner = await takeOwnership(cluster, place);
  let isStopping = false;
  let recovery: Promise<void> = Promise.resolve();
  await removeDrafts(place);
  log.info({ pid: cluster.pid, origin: cluster.origin, adopted: cluster.isAdopted }, 'PostgreSQL is running');

  const recover = async (): Promise<void> => {
    for (let pauseMs = 100; !isStopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        // Where a disk was mounted there may be an empty folder now: no reason to begin a database there.
        cluster = await run(false);
        owner = await takeOwnership(cluster, place);
        watch();
        log.warn({ pid: cluster.pid }, 'PostgreSQL is running again');
        return;
      } catch (error) {
        if (error instanceof PostgresInUse) return options.onLost(error);
        log.error({ err: error }, 'PostgreSQL cannot be started; trying again');
        await sleep(pauseMs);
      }
    }
  };
  const watch = (): void => {
    owner.once('end', () => {
      if (isStopping) return;
      log.error({ pid: cluster.pid }, 'PostgreSQL went away; starting it again');
      recovery = recover();
    });
  };
  watch();

  return {
    connection: cluster.connection,
    isAdopted: cluster.isAdopted,
    async stop() {
      isStopping = true;
      await recovery;
      await owner.end().catch(() => undefined);
      await stopCluster(cluster.pid);
    },
  };
}

/** Thrown when another running Selfsame owns the database. */
export class PostgresInUse extends PostgresUnavailable {}

/** Makes this process the one owner of the database for as long as the returned connection lives. */
async function takeOwnership(cluster: RunningCluster, place: ClusterPlace): Promise<pg.Client> {
  const client = new pg.Client({
    ...cluster.connection,
    application_name: `selfsame process ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  // A lost connection is noticed by its end; without a listener here it would end the process instead.
  client.on('error', () => undefined);
  await client.connect();
  for (const deadline = Date.now() + ownerPatienceMs; ; await sleep(100)) {
    const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [
      ownerLock,
    ]);
    if (rows[0]!.won) return client;
    if (Date.now() < deadline) continue;
    const holder = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [ownerLock],
    );
    await client.end();
    throw new PostgresInUse(
      `Another Selfsame (${holder.rows[0]?.name ?? 'unknown process'}) already uses ${place.root}. Stop it first, give this one another SELFSAME_DATA_DIR, or share a PostgreSQL by DATABASE_URL.`,
    );
  }
}

/** What is left of a cluster creation that was killed half way. Only the owner may clear it. */
async function removeDrafts(place: ClusterPlace): Promise<void> {
  for (const name of await readdir(place.root)) {
    if (name.startsWith('draft-')) await rm(join(place.root, name), { recursive: true, force: true });
  }
}
