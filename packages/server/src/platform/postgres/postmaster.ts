import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresBinaries, PostgresUnavailable } from './binaries.ts';
import type { ClusterPlace } from './place.ts';

const logLimitBytes = 10_000_000;

/** All that PostgreSQL's programs see of our environment: no locale, time zone, library path or PG variable. */
export const postgresEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
});

/** A postmaster that was launched, and perhaps ended again. */
export interface Launched {
  pid: number | undefined;
  hasExited(): boolean;
  /** What it wrote to its log since it was launched. */
  readLog(): Promise<string>;
}

/** Launches `postgres` in a session of its own: Ctrl-C in a terminal reaches us alone, and we stop PostgreSQL last. */
export async function launchPostmaster(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  settings: Record<string, string>,
  { endsWithProcess }: { endsWithProcess: boolean },
): Promise<Launched> {
  const size = await stat(place.logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > logLimitBytes) await rename(place.logFile, `${place.logFile}.1`);
  const from = size > logLimitBytes ? 0 : size;
  const log = await open(place.logFile, 'a', 0o600);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries.binDirectory, 'postgres'), ['-D', place.data, ...args], {
    ...place.owner.ids,
    cwd: place.root,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: postgresEnvironment(),
  });
  const { pid } = child;
  let ended = false;
  const end = (): void => {
    ended = true;
    if (pid !== undefined) launchedHere.delete(pid);
  };
  child.once('exit', end);
  child.once('error', end);
  child.unref();
  if (pid !== undefined && endsWithProcess) {
    if (!process.listeners('exit').includes(endLaunched)) process.on('exit', endLaunched);
    launchedHere.add(pid);
  }
  await log.close();
  return {
    pid,
    hasExited: () => ended,
    readLog: async () => (await readFile(place.logFile)).subarray(from).toString('utf8'),
  };
}

/** Postmasters of this process that run and are to end with it. */
const launchedHere = new Set<number>();

/** However this process exits (only a SIGKILL is not noticed): the PostgreSQL it launched gets the signal to end. */
function endLaunched(): void {
  for (const pid of launchedHere) {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It ended in this moment.
    }
  }
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
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(20)) {
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

/** The process named in a cluster's postmaster.pid, when it is alive. */
export async function readPostmaster(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}
