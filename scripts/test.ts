/**
 * `npm test`, the one gate: browser, build, lint, types, generated documents, then every test.
 * With path prefixes (`npm test -- packages/face e2e/selfie`) only those tests run, without the checks.
 * The last line is `N passed, N failed, N skipped`; checks count as one each. Exits 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '../fixtures/cache.ts';
import { ensureFirefox } from '../fixtures/ensure-firefox.ts';
import { ensureWebKit } from '../fixtures/ensure-webkit.ts';
import { ensureChromium, ensureHeadlessShell } from './ensure-chromium.ts';
import { findUnreached } from './find-unreached.ts';
import { parallelFiles, runTests } from './run-tests.ts';
import { searchLogs } from './search-logs.ts';
import { findTestFiles } from './test-files.ts';

type Check = [name: string, command: string[]];

/** How a check ended. */
interface Ran {
  name: string;
  fine: boolean;
}

/** What the others look at is built first. */
const build: Check = ['build', ['npm', 'run', '--silent', 'build']];
const checks: Check[] = [
  ['lint', ['node_modules/.bin/biome', 'ci', '--colors=off']],
  ['imports', ['node', 'scripts/check-imports.ts']],
  ['tidy', ['node', 'scripts/tidy.ts']],
  ['types', ['node_modules/.bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  [
    'types of packages/capture',
    ['node_modules/.bin/tsc', '-p', 'packages/capture/tsconfig.json', '--noEmit'],
  ],
  [
    'types of the build and tests of packages/capture',
    ['node_modules/.bin/tsc', '-p', 'packages/capture/tsconfig.node.json', '--noEmit'],
  ],
  ['types of packages/embed', ['node_modules/.bin/tsc', '-p', 'packages/embed/tsconfig.json', '--noEmit']],
  ['types of packages/portal', ['node_modules/.bin/tsc', '-p', 'packages/portal/tsconfig.json', '--noEmit']],
  [
    'types of the build and tests of packages/portal',
    ['node_modules/.bin/tsc', '-p', 'packages/portal/tsconfig.node.json', '--noEmit'],
  ],
  ['types of packages/docs', ['node_modules/.bin/tsc', '-p', 'packages/docs/tsconfig.json', '--noEmit']],
  ['types of e2e', ['node_modules/.bin/tsc', '-p', 'e2e/tsconfig.json', '--noEmit']],
  ['generated documents', ['npm', 'run', '--silent', '--if-present', 'generate', '--', '--check']],
];

async function runCheck([name, command]: Check): Promise<Ran> {
  const startedAt = performance.now();
  const [program, ...args] = command as [string, ...string[]];
  const child = spawn(program, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output + errors);
  return { name, fine: code === 0 };
}

/** Checks, two at a time: most of them use one core. */
async function runChecks(): Promise<Ran[]> {
  const results = [await runCheck(build)];
  const waiting = [...checks];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runCheck(next));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

/** Every operation was called and every error answered by some test; names those that were not. */
async function isContractReached(folder: string): Promise<Ran> {
  const name = 'every operation and error of the contract is reached by a test';
  const unreached = await findUnreached(folder);
  const lines = Object.entries(unreached).flatMap(([kind, names]) =>
    names.map((name) => `  ${kind}: ${name}`),
  );
  console.log(`${lines.length === 0 ? '✔' : '✖'} ${name}`);
  if (lines.length > 0) console.log(lines.join('\n'));
  return { name, fine: lines.length === 0 };
}

/** The logs of all journeys, of which each server's output was kept. */
async function areLogsClean(since: Date): Promise<Ran> {
  const { files, lines, finds } = await searchLogs(join(repositoryRoot, '.cache/e2e'), since);
  const name = 'log lines of the journeys hold no secret, address or picture';
  const fine = finds.length === 0 && lines > 0;
  console.log(`${fine ? '✔' : '✖'} ${name}: ${lines} lines of ${files} servers`);
  if (finds.length > 0) console.log(finds.map((find) => `  ${find}`).join('\n'));
  return { name, fine };
}

const startedAt = new Date();
const prefixes = process.argv.slice(2);
console.log(
  `node ${process.version}, ${availableParallelism()} cores, ${ensureChromium()}, ${ensureHeadlessShell()}`,
);
const ran = prefixes.length > 0 ? [] : await runChecks();
const files = await findTestFiles(prefixes);
// Before the tests: two of them that install at once would be in each other's way.
if (
  Object.values(files)
    .flat()
    .some((path) => path.startsWith('e2e/engines/'))
)
  console.log(`beside Chromium: ${ensureFirefox() ?? 'Firefox'}, ${ensureWebKit() ?? 'WebKitGTK'}`);
console.log(
  `${files.parallel.length} test files ${parallelFiles} at a time, then ${files.paired.length} journeys two at a time and ${files.serial.length} alone`,
);
const recordFolder = join(repositoryRoot, '.cache/contract-reach');
rmSync(recordFolder, { recursive: true, force: true });
const totals = await runTests(files, recordFolder);
if (prefixes.length === 0) ran.push(await isContractReached(recordFolder), await areLogsClean(startedAt));
const broken = ran.filter(({ fine }) => !fine);
const passed = totals.passed + ran.length - broken.length;
const failed = totals.failed + broken.length;
// Who reads only the end would miss what a check printed half an hour ago.
for (const { name } of broken) console.log(`✖ check: ${name}`);
console.log(`\n${passed} passed, ${failed} failed, ${totals.skipped} skipped`);
// A run that found nothing to run proved nothing.
process.exitCode = failed > 0 || totals.passed === 0 ? 1 : 0;
