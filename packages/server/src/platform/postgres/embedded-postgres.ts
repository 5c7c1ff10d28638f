import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PartsConnection } from '../database.ts';
import type { Log } from '../log.ts';
import { startCluster } from './cluster.ts';
import { explaining } from './failure.ts';
import { PostgresInUse, takeOwnership } from './ownership.ts';
import { type ClusterPlace, placeCluster } from './place.ts';
import { stopCluster } from './postmaster.ts';
import { upgradedName } from './upgrade-state.ts';

/** The PostgreSQL of this process. */
export interface EmbeddedPostgres {
  /** Of the application, which is no superuser. */
  connection: PartsConnection;
  /** Of the superuser. */
  administration: PartsConnection;
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
  /** Ends the start: what it launched is stopped, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

const longestPauseMs = 5_000;

type Cluster = Awaited<ReturnType<typeof startCluster>>;
type Owner = Awaited<ReturnType<typeof takeOwnership>>;

/** A cluster that runs, and the connection whose lock says whose it is. */
interface OwnedCluster {
  cluster: Cluster;
  owner: Owner;
}

/**
 * Starts PostgreSQL as a child process, or adopts the one that a killed process left running, and keeps it
 * running: when it dies it is started again. It listens on a unix socket in a folder of its own only.
 * @throws PostgresUnavailable with one sentence: no binaries, full or read-only disk, another Selfsame in the
 *   same folder …
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const place = await findPlace(options);
  const first = await startFirst(place, options);
  await removeDrafts(place);
  const { pid, binaries, isAdopted, connection, administration } = first.cluster;
  log.info({ pid, origin: binaries.origin, adopted: isAdopted }, 'PostgreSQL is running');
  if (!binaries.isOurs) {
    log.warn(
      { origin: binaries.origin },
      'the database runs on the PostgreSQL of the distribution, which an upgrade of the system may replace; run `selfsame upgrade-database` before that',
    );
  }
  return { connection, administration, isAdopted, stop: keepRunning(place, first, options) };
}

/** Where the database lies: in the wished folder unless the user that PostgreSQL runs as can't reach it. */
function findPlace({ directory, log }: EmbeddedPostgresOptions): Promise<ClusterPlace> {
  const wished = {
    root: directory,
    data: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
    owner: { name: 'of the database', ids: undefined },
  };
  return explaining(wished, () =>
    placeCluster(directory, (target) =>
      log.warn(
        { directory, target },
        'PostgreSQL does not run as root and its user cannot reach the data folder; the database is kept elsewhere',
      ),
    ),
  );
}

/** Starts or adopts the cluster; makes one where there is none. */
async function startFirst(
  place: ClusterPlace,
  { systemDirectory, signal }: EmbeddedPostgresOptions,
): Promise<OwnedCluster> {
  const cluster = await explaining(place, () =>
    startCluster(place, {
      mayCreate: true,
      ...(systemDirectory !== undefined && { systemDirectory }),
      ...(signal !== undefined && { signal }),
    }),
  );
  const owner = await takeOwnership(cluster, place).catch(async (error: unknown) => {
    // Nobody else knows of what this start launched.
    if (!cluster.isAdopted) await stopCluster(cluster.pid);
    throw error;
  });
  return { cluster, owner };
}

/** Starts a cluster again whenever it dies. Returns what stops it for good. */
function keepRunning(
  place: ClusterPlace,
  first: OwnedCluster,
  { log, systemDirectory, onLost }: EmbeddedPostgresOptions,
): () => Promise<void> {
  let { cluster, owner } = first;
  let isStopping = false;
  let recovery: Promise<void> = Promise.resolve();
  const recover = async (): Promise<void> => {
    for (let pauseMs = 100; !isStopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        // Where a disk was mounted there may be an empty folder now: no reason to begin a database there.
        cluster = await explaining(place, () =>
          startCluster(place, {
            mayCreate: false,
            ...(systemDirectory !== undefined && { systemDirectory }),
          }),
        );
        owner = await takeOwnership(cluster, place);
        watch();
        log.warn({ pid: cluster.pid }, 'PostgreSQL is running again');
        return;
      } catch (error) {
        if (error instanceof PostgresInUse) return onLost(error);
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
  return async () => {
    isStopping = true;
    await recovery;
    await owner.end().catch(() => undefined);
    await stopCluster(cluster.pid);
  };
}

/** What is left of a creation or an upgrade that was killed half way. Only the owner may clear it. */
async function removeDrafts(place: ClusterPlace): Promise<void> {
  for (const name of await readdir(place.root)) {
    if (name.startsWith('draft-') || name === upgradedName)
      await rm(join(place.root, name), { recursive: true, force: true });
  }
}
