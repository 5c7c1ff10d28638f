import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../fixtures/cache.ts';
import { freePort } from '../fixtures/free-port.ts';
import { isRunning, killTree, processTree } from './process-tree.ts';

/** API key that every server of the journeys accepts, `id:value`. */
export const apiKey = { id: 'journeys-key', value: 'e2e-value-0123456789abcdef0123456789' };

/** A running Selfsame, started as `npm start` does. */
export interface RunningServer {
  /** Where programs reach it. */
  baseUrl: string;
  /** How browsers reach it; `baseUrl` unless it was given a host. */
  publicUrl: string;
  dataDir: string;
  /** Everything it wrote so far. */
  log(): string;
  /**
   * Waits until it has written something, which may be a moment after it is ready.
   * @param from how much of the log is left out
   * @returns the last match
   * @throws Error with the log when nothing came
   */
  printed(what: RegExp, from?: number): Promise<RegExpExecArray>;
  /** Process ids of the server and its children. */
  pids(): number[];
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** SIGKILL to the whole tree, database included. */
  kill(): Promise<void>;
  /** SIGKILL to the server's own process; its database lives on. */
  killAlone(): Promise<void>;
  /** Starts it again on the same port and data. @param further environment of this start only */
  restart(further?: Record<string, string>): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** What may differ from a plain start. */
export interface ServerOptions {
  /** Further environment, for instance limits. */
  env?: Record<string, string>;
  /** Who runs it, when this process may say so; its data folder belongs to them. */
  user?: { uid: number; gid: number };
  /** What runs instead of the repository's own server, as a shell command. */
  command?: string;
  /** Name by which browsers reach it: below `localhost`, which only browsers resolve everywhere. */
  host?: string;
}

/** The first start takes 13 s where nothing else runs, and others start beside it. */
const readyWithinMs = 120_000;
const printedWithinMs = 30_000;
/** Longer than the server itself gives what it has begun (packages/server/src/ending.ts). */
const stopWithinMs = 40_000;

/**
 * Starts the server in a fresh data folder on a free port, and waits until it is ready.
 * @throws Error with the server's own log when it doesn't become ready
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  // Not below /tmp's default mode 0700: the database runs as another user and must reach its folder.
  const dataDir = mkdtempSync('/tmp/selfsame-e2e-');
  chmodSync(dataDir, 0o755);
  if (options.user) chownSync(dataDir, options.user.uid, options.user.gid);
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const publicUrl = baseUrl.replace('localhost', options.host ?? 'localhost');
  let written = '';
  // Stays behind for whoever wonders why a journey failed.
  const logFile = join(repositoryRoot, '.cache', 'e2e', `${basename(dataDir)}.log`);
  mkdirSync(dirname(logFile), { recursive: true });
  let child = launch();

  function launch(further: Record<string, string> = {}): ChildProcess {
    const env = { ...environment(port, publicUrl, dataDir, options), ...further };
    const started = spawnServer(env, options);
    const append = (chunk: Buffer) => {
      written += chunk.toString();
      appendFileSync(logFile, chunk);
    };
    started.stdout!.on('data', append);
    started.stderr!.on('data', append);
    return started;
  }

  const server: RunningServer = {
    ...{ baseUrl, publicUrl, dataDir },
    log: () => written,
    printed: (what, from = 0) => waitForPrint(() => written.slice(from), what),
    pids: () => processTree(child.pid!),
    stop: () => stop(child),
    async kill() {
      const pids = processTree(child.pid!);
      killTree(child.pid!);
      while (pids.some(isRunning)) await sleep(20);
    },
    async killAlone() {
      const { pid } = child;
      child.kill('SIGKILL');
      while (isRunning(pid!)) await sleep(20);
    },
    async restart(further) {
      child = launch(further);
      await waitUntilReady(baseUrl, child, () => written);
    },
    async remove() {
      await stop(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await waitUntilReady(baseUrl, child, () => written);
  } catch (error) {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  return server;
}

function environment(port: number, publicUrl: string, dataDir: string, { env, user }: ServerOptions) {
  return {
    PATH: [join(repositoryRoot, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    HOME: process.env.HOME,
    SELFSAME_PORT: String(port),
    SELFSAME_BASE_URL: publicUrl,
    SELFSAME_DATA_DIR: dataDir,
    // Plain clips before a fake camera turn no heads; journeys of the active challenge say so.
    SELFSAME_LIVENESS_MODE: 'passive',
    // Clips before a camera show the same pictures again and again, mirrored and relit too: rightly found, as replays.
    SELFSAME_REPLAY_DAYS: '0',
    SELFSAME_BOOTSTRAP_API_KEY: `${apiKey.id}:${apiKey.value}`,
    // Another user may not write where the notes are.
    ...(user ? {} : recording()),
    ...env,
  };
}

/** In the gate, what the server answers is noted there as well; see scripts/record-contract.ts. */
function recording(): Record<string, string> {
  const { CONTRACT_RECORD } = process.env;
  if (!CONTRACT_RECORD) return {};
  return { CONTRACT_RECORD, NODE_OPTIONS: `--import ${join(repositoryRoot, 'scripts/record-contract.ts')}` };
}

/** Runs the very command that `npm start` stands for, without npm between, so that signals arrive. */
function spawnServer(env: NodeJS.ProcessEnv, { user, command }: ServerOptions): ChildProcess {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  return spawn('sh', ['-c', command ? `exec ${command}` : manifest.scripts.start], {
    ...user,
    cwd: repositoryRoot,
    env,
    stdio,
  });
}

async function waitUntilReady(baseUrl: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log()}`);
    const answer = await fetch(`${baseUrl}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`The server wasn't ready within ${readyWithinMs / 1000} s:\n${log()}`);
}

async function waitForPrint(read: () => string, what: RegExp): Promise<RegExpExecArray> {
  for (const deadline = Date.now() + printedWithinMs; ; await sleep(50)) {
    const last = [...read().matchAll(new RegExp(what, 'g'))].at(-1);
    if (last) return last;
    if (Date.now() > deadline) throw new Error(`${what} was not printed:\n${read()}`);
  }
}

/** Asks a program and its children to stop, and waits until they have. @throws Error after 40 s, with all of them killed */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const pids = processTree(child.pid!);
  child.kill('SIGTERM');
  const deadline = Date.now() + stopWithinMs;
  while (pids.some(isRunning)) {
    if (Date.now() > deadline) {
      killTree(child.pid!);
      throw new Error(`The server did not stop within ${stopWithinMs / 1_000} s of SIGTERM.`);
    }
    await sleep(50);
  }
}
