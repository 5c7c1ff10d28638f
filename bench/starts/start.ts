/**
 * npm run bench:start [-- --times 3] [--write]
 * How long the README's commands take on this machine, from the command to the first 200 of /readyz: `npm ci`, the first
 * `npm start` in a fresh clone of this commit (it builds models and pages, and makes the database), and starts over the
 * same data. `--write` puts the table into docs/performance.md. The machine's load stands beside each time.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isRunning, processTree } from '../../e2e/process-tree.ts';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { formatTable } from '../format-table.ts';
import { performanceDocument, replaceSection } from '../replace-section.ts';
import { describeMachine } from '../search/search-machine.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } },
});
// Not below /tmp's default mode 0700: the database runs as another user and must reach its folder.
const ground = mkdtempSync('/tmp/selfsame-bench-start-');
chmodSync(ground, 0o755);
const clone = join(ground, 'clone');
const rows: string[][] = [];
try {
  execFileSync('git', ['clone', '--quiet', repositoryRoot, clone]);
  await row('npm ci', async () => {
    execFileSync('npm', ['ci'], { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] });
    return undefined;
  });
  const environment = await plainEnvironment();
  await row('npm start, the first: builds, makes the database', () => start('npm start', environment));
  for (let time = 2; time <= 1 + Number(values.times); time++)
    await row(`npm start, number ${time}`, () => start('npm start', environment));
  await row('the server alone, without npm and the build', () => start(serverCommand(), environment));
} finally {
  rmSync(ground, { recursive: true, force: true });
}
const report = `${describeMachine()}\n\n${formatTable([['command', 's', 'load'], ...rows])}`;
console.log(report);
if (values.write) await replaceSection(performanceDocument, 'start', report, '## Starts');

/** Adds the time that `work` took, or says it took, ms. */
async function row(name: string, work: () => Promise<number | undefined>): Promise<void> {
  const load = loadavg()[0]!.toFixed(1);
  const before = performance.now();
  const own = await work();
  const seconds = ((own ?? performance.now() - before) / 1_000).toFixed(1);
  rows.push([name, seconds, load]);
  process.stderr.write(`${name}: ${seconds} s, load ${load}\n`);
}

function serverCommand(): string {
  const manifest = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'));
  return `PATH="$PWD/node_modules/.bin:$PATH" exec ${manifest.scripts.start}`;
}

/** What a shell has, and where this server listens and keeps its data. */
async function plainEnvironment(): Promise<NodeJS.ProcessEnv> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  const { PATH, HOME } = process.env;
  return { PATH, HOME, SELFSAME_PORT: String(port), SELFSAME_DATA_DIR: join(ground, 'data') };
}

/** Starts the server and ends it again. @returns ms until /readyz answered 200 */
async function start(command: string, env: NodeJS.ProcessEnv): Promise<number> {
  const before = performance.now();
  const child = spawn('sh', ['-c', command], { cwd: clone, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ready = `http://localhost:${env.SELFSAME_PORT}/readyz`;
  while (!(await fetch(ready).catch(() => null))?.ok) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${command} ended with ${child.exitCode ?? child.signalCode}.`);
    await sleep(20);
  }
  const took = performance.now() - before;
  const pids = processTree(child.pid!);
  // The server is asked directly: npm and its shell stand between.
  const isServer = (pid: number) => /^node\0.*main\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  const server = pids.find(isServer);
  const ended = once(child, 'exit');
  process.kill(server!, 'SIGTERM');
  await ended;
  while (isRunning(server!)) await sleep(50);
  return took;
}
