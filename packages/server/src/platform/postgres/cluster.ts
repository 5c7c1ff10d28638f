import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDiskProbe } from '../disk-trouble.ts';
import { type Admission, admit, type ClusterConnections, connectionsOf } from './admit.ts';
import { findPostgresBinaries, type PostgresBinaries, PostgresUnavailable } from './binaries.ts';
import { createCluster, readMajor } from './create-cluster.ts';
import { explainFailure } from './failure.ts';
import type { ClusterPlace } from './place.ts';
import { type Launched, launchPostmaster, readPostmaster, stopCluster } from './postmaster.ts';
import { settleUpgrade } from './upgrade-state.ts';

/** A PostgreSQL that answers on its unix socket. */
export interface RunningCluster extends ClusterConnections {
  /** Process id of the postmaster. */
  pid: number;
  /** True when it was already running: it outlived the process that started it. */
  isAdopted: boolean;
  binaries: PostgresBinaries;
}

/** How a cluster is started. */
export interface StartOptions {
  /** Server settings on top of ours, for the start only. */
  extraSettings?: Record<string, string>;
  systemDirectory?: string;
  /** False: a cluster that is not there is an error. */
  mayCreate?: boolean;
  /** True: it goes on running when this process exits; for tests. */
  outlivesProcess?: boolean;
  /** These programs instead of those that are found. */
  binaries?: PostgresBinaries;
  /** Ends the start; what it launched is stopped. */
  signal?: AbortSignal;
}

const port = 5432;
// A postmaster that was killed lingers for a moment and keeps its lock file.
const startPatienceMs = 30_000;
const refusalPatienceMs = 5_000;
/** Crash recovery may take longer than the patience for a lock; it is progress, so it may. */
const recoveryPatienceMs = 600_000;

const settings = (place: ClusterPlace): Record<string, string> => ({
  listen_addresses: '',
  unix_socket_directories: place.socketDirectory,
  unix_socket_permissions: '0700',
  port: String(port),
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '256MB',
  // Statements and DETAIL lines would carry personal data into the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
});

/**
 * Makes the cluster run and answer: creates it when there is none, adopts it when a postmaster is already there,
 * starts it otherwise. Several processes may do this at once. It ends within 45 s, or 11 minutes while PostgreSQL
 * recovers from a crash.
 * @throws PostgresUnavailable with one sentence that says why it does not start; the signal's reason when aborted
 */
export async function startCluster(place: ClusterPlace, options: StartOptions = {}): Promise<RunningCluster> {
  const binaries = await prepareData(place, options);
  const connections = connectionsOf(place.socketDirectory, port, await readPassword(place));
  const wasRunning = (await readPostmaster(place.data)) !== null;
  const deadline = performance.now() + startPatienceMs;
  let failure = '';
  while (performance.now() < deadline) {
    options.signal?.throwIfAborted();
    const adopted = await answeringPostmaster(place, connections, wasRunning ? 3_000 : 300);
    if (adopted !== null) return { ...connections, pid: adopted, isAdopted: true, binaries };
    const started = await launchPostmaster(
      place,
      binaries,
      { ...settings(place), ...options.extraSettings },
      { endsWithProcess: options.outlivesProcess !== true },
    );
    const { isReady, reason } = await becomesReady(started, place, connections, options.signal);
    if (isReady) return { ...connections, pid: started.pid!, isAdopted: false, binaries };
    failure = reason ?? (await started.readLog());
    // Only a lock that is still held is worth another try.
    if (!/lock file .* already exists|pre-existing shared memory block/.test(failure)) break;
    await sleep(500);
  }
  throw new PostgresUnavailable(explainFailure(failure || (await silentReason(place)), place));
}

/** Finds the programs and makes the cluster when there is none. */
async function prepareData(place: ClusterPlace, options: StartOptions): Promise<PostgresBinaries> {
  await settleUpgrade(place);
  const recordedMajor = await readMajor(place.data);
  if (recordedMajor === null && options.mayCreate === false)
    throw new PostgresUnavailable(`The database in ${place.data} is gone. Is its disk mounted?`);
  const binaries =
    options.binaries ??
    (await findPostgresBinaries({
      recordedMajor,
      copiesDirectory: place.binariesDirectory,
      ...(options.systemDirectory !== undefined && { systemDirectory: options.systemDirectory }),
    }));
  options.signal?.throwIfAborted();
  if (recordedMajor === null) await createCluster(place, binaries);
  return binaries;
}

/** On a full disk there is no room to say so. */
async function silentReason({ root }: ClusterPlace): Promise<string> {
  const reasons = { full: 'No space left on device', 'read-only': 'Read-only file system', failing: '' };
  const trouble = await createDiskProbe(root)();
  return trouble ? reasons[trouble] : '';
}

async function becomesReady(
  launched: Launched,
  place: ClusterPlace,
  connections: ClusterConnections,
  signal: AbortSignal | undefined,
): Promise<{ isReady: boolean; reason?: string }> {
  const end = async (): Promise<void> => {
    if (!launched.hasExited()) await stopCluster(launched.pid!);
  };
  let refusedSince: number | undefined;
  for (const deadline = performance.now() + recoveryPatienceMs; !launched.hasExited(); await sleep(20)) {
    if (signal?.aborted) await end();
    signal?.throwIfAborted();
    const answer: Admission =
      (await readPostmaster(place.data)) === launched.pid ? await admit(connections) : { state: 'silent' };
    if (answer.state === 'ready') return { isReady: true };
    refusedSince = answer.state === 'refusing' ? (refusedSince ?? performance.now()) : undefined;
    // It runs but serves nobody (a full disk does that): its log says why.
    if (answer.state === 'refusing' && performance.now() - refusedSince! > refusalPatienceMs) {
      await end();
      return /No space left/.test(answer.reason)
        ? { isReady: false }
        : { isReady: false, reason: `error: ${answer.reason}` };
    }
    if (performance.now() > deadline) {
      await end();
      return { isReady: false, reason: 'error: it did not answer for ten minutes' };
    }
  }
  return { isReady: false };
}

async function answeringPostmaster(
  { data }: ClusterPlace,
  connections: ClusterConnections,
  patienceMs: number,
): Promise<number | null> {
  for (const deadline = performance.now() + patienceMs; ; await sleep(50)) {
    const pid = await readPostmaster(data);
    if (pid === null) return null;
    if ((await admit(connections)).state === 'ready') return pid;
    if (performance.now() >= deadline) return null;
  }
}

async function readPassword({ passwordFile }: ClusterPlace): Promise<string> {
  const password = await readFile(passwordFile, 'utf8');
  if (password !== '') return password;
  throw new PostgresUnavailable(`${passwordFile} is empty: put back a copy of it, or restore a backup.`);
}
