import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseConnection } from '../database.ts';
import { createDiskProbe } from '../disk-trouble.ts';
import { findPostgresBinaries, type PostgresBinaries, PostgresUnavailable } from './binaries.ts';
import { clusterUser, createCluster, readMajor } from './create-cluster.ts';
import { explainFailure } from './failure.ts';
import type { ClusterPlace } from './place.ts';

/** A PostgreSQL that answers on its unix socket. */
export interface RunningCluster {
  connection: Extract<DatabaseConnection, { host: string }>;
  /** Process id of the postmaster. */
  pid: number;
  /** True when it was already running: it outlived the process that started it. */
  isAdopted: boolean;
  origin: string;
}

const database = 'selfsame';
const port = 5432;
// A postmaster that was killed lingers for a moment and keeps its lock file.
const startPatienceMs = 30_000;
const refusalPatienceMs = 5_000;
const logLimitBytes = 10_000_000;

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
 * starts it otherwise. Several processes may do this at once.
 * @param options.extraSettings server settings on top of ours, for the start only
 * @param options.mayCreate false: a cluster that is not there is an error
 * @throws PostgresUnavailable with one sentence that says why it does not start
 */
export async function startCluster(
  place: ClusterPlace,
  options: { extraSettings?: Record<string, string>; systemDirectory?: string; mayCreate?: boolean } = {},
): Promise<RunningCluster> {
  const recordedMajor = await readMajor(place.data);
  if (recordedMajor === null && options.mayCreate === false)
    throw new PostgresUnavailable(`The database in ${place.data} is gone. Is its disk mounted?`);
  const binaries = await findPostgresBinaries({
    recordedMajor,
    copiesDirectory: place.binariesDirectory,
    ...(options.systemDirectory !== undefined && { systemDirectory: options.systemDirectory }),
  });
  if (recordedMajor === null) await createCluster(place, binaries);
  const connection = {
    host: place.socketDirectory,
    port,
    user: clusterUser,
    password: await readPassword(place),
    database,
  };
  const wasRunning = (await readPostmaster(place)) !== null;
  const deadline = Date.now() + startPatienceMs;
  let failure = '';
  while (Date.now() < deadline) {
    const adopted = await answeringPostmaster(place, connection, wasRunning ? 3_000 : 300);
    if (adopted !== null) return { connection, pid: adopted, isAdopted: true, origin: binaries.origin };
    const started = await launch(place, binaries, { ...settings(place), ...options.extraSettings });
    if (await becomesReady(started, place, connection, deadline)) {
      return { connection, pid: started.child.pid!, isAdopted: false, origin: binaries.origin };
    }
    failure = await started.readLog();
    // Only a lock that is still held is worth another try.
    if (!/lock file .* already exists|pre-existing shared memory block/.test(failure)) break;
    await sleep(500);
  }
  throw new PostgresUnavailable(explainFailure(failure || (await silentReason(place)), place));
}

/** On a full disk there is no room to say so. */
async function silentReason({ root }: ClusterPlace): Promise<string> {
  const reasons = { full: 'No space left on device', 'read-only': 'Read-only file system', failing: '' };
  const trouble = await createDiskProbe(root)();
  return trouble ? reasons[trouble] : '';
}

/**
 * Shuts a postmaster down (SIGINT, "fast": sessions are cut, everything is written).
 * @throws PostgresUnavailable when it is still there after 30 s
 */
export async function stopCluster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 25_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
      if (!isAlive(pid)) return;
    }
  }
  throw new PostgresUnavailable(`PostgreSQL (process ${pid}) did not stop.`);
}

/** True while the process runs. A zombie that nobody has reaped yet (a container without init) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false; // no /proc here
  }
}

interface Launched {
  child: ChildProcess;
  hasExited(): boolean;
  readLog(): Promise<string>;
}

async function launch(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  serverSettings: Record<string, string>,
): Promise<Launched> {
  const size = await stat(place.logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(place.logFile, `${place.logFile}.1`);
  const from = size > logLimitBytes ? 0 : size;
  const log = await open(place.logFile, 'a', 0o600);
  const args = Object.entries(serverSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own session: Ctrl-C in a terminal reaches us alone, and we stop PostgreSQL last.
  const child = spawn(join(binaries.binDirectory, 'postgres'), ['-D', place.data, ...args], {
    ...place.owner.ids,
    cwd: place.root,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  await log.close();
  return {
    child,
    hasExited: () => ended,
    readLog: async () => (await readFile(place.logFile)).subarray(from).toString('utf8'),
  };
}

async function becomesReady(
  { child, hasExited }: Launched,
  place: ClusterPlace,
  connection: RunningCluster['connection'],
  deadline: number,
): Promise<boolean> {
  // Crash recovery may take longer than the patience for a lock; it is progress, so it may.
  const recoveryDeadline = deadline + 600_000;
  let refusedSince: number | undefined;
  while (!hasExited() && Date.now() < recoveryDeadline) {
    const answer = (await readPostmaster(place)) === child.pid ? await ask(connection) : 'silent';
    if (answer === 'ready') return true;
    refusedSince = answer === 'refusing' ? (refusedSince ?? Date.now()) : undefined;
    // It runs but serves nobody (a full disk does that): its log says why.
    if (refusedSince !== undefined && Date.now() - refusedSince > refusalPatienceMs) {
      await stopCluster(child.pid!);
      return false;
    }
    await sleep(20);
  }
  return false;
}

async function answeringPostmaster(
  place: ClusterPlace,
  connection: RunningCluster['connection'],
  patienceMs: number,
): Promise<number | null> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(50)) {
    const pid = await readPostmaster(place);
    if (pid === null) return null;
    if ((await ask(connection)) === 'ready') return pid;
    if (Date.now() >= deadline) return null;
  }
}

/** The process named in postmaster.pid, when it is alive. */
async function readPostmaster(place: ClusterPlace): Promise<number | null> {
  const text = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}

async function readPassword({ passwordFile }: ClusterPlace): Promise<string> {
  const password = await readFile(passwordFile, 'utf8');
  if (password !== '') return password;
  throw new PostgresUnavailable(`${passwordFile} is empty: put back a copy of it, or restore a backup.`);
}

/** Connects; creates our database when the cluster is new. `silent`: nobody there yet, or still starting. */
async function ask(connection: RunningCluster['connection']): Promise<'ready' | 'silent' | 'refusing'> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`).catch(ignoreDuplicate);
    return 'ready';
  } catch (error) {
    const isStarting = !(error instanceof pg.DatabaseError) || error.code === '57P03';
    return isStarting ? 'silent' : 'refusing';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function ignoreDuplicate(error: unknown): void {
  const code = error instanceof pg.DatabaseError ? error.code : '';
  // duplicate_database, or unique_violation when both inserted at the same moment.
  if (code !== '42P04' && code !== '23505') throw error;
}
