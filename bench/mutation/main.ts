/**
 * `npm run mutate`: mutation testing of the pure modules. Each small change of their source is to make a test fail. Prints
 * those that no test notices and a table; `--only NAME` takes one group, `--file TEXT` the files whose path holds it, `--write`
 * puts the table into docs/mutation-testing.md. Exits 1 below 85 %.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { formatTable } from '../format-table.ts';
import { replaceSection } from '../replace-section.ts';
import { equivalents } from './equivalents.ts';
import { findMutants, type Mutant } from './find-mutants.ts';
import { createTestFinder } from './find-tests.ts';
import { type MutatedGroup, mutatedGroups } from './mutated-groups.ts';
import type { Trial } from './trial.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    file: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

if (values.write && (values.only !== undefined || values.file !== ''))
  throw new Error('--write puts the whole table there: leave --only and --file out');

/** What came of a mutant. A process that ends, or answers too late, has noticed it as well. */
type Fate = 'killed' | 'late' | 'survived';

/** For tests that were not timed yet, and to load modules on a machine that others use as well, ms. */
const patienceMs = 60_000;
const patienceToLoadMs = 10_000;
/** Mutants of one process: modules that were loaded stay in its memory. */
const mostTrials = 80;

/** Tries mutants in a process, and starts another one when that has ended or tried many. */
class Bench {
  #child: ChildProcess | undefined;
  #left = 0;

  /** @param withinMs how long it may take; what takes longer is late */
  async try(trial: Trial, withinMs: number): Promise<Fate> {
    if (this.#left === 0 || !this.#child?.connected) this.#start();
    this.#left -= 1;
    const child = this.#child!;
    const { promise, resolve } = Promise.withResolvers<Fate>();
    const timer = setTimeout(() => resolve('late'), withinMs);
    child.once('message', (isKilled) => resolve(isKilled ? 'killed' : 'survived'));
    child.once('exit', () => resolve('killed'));
    child.send(trial);
    const fate = await promise;
    clearTimeout(timer);
    child.removeAllListeners();
    if (fate === 'late') this.stop();
    return fate;
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#left = 0;
  }

  #start(): void {
    this.stop();
    this.#child = fork(join(import.meta.dirname, 'try-mutants.ts'), { silent: true });
    this.#left = mostTrials;
  }
}

async function filesOf(patterns: readonly string[], isTest: boolean): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob([...patterns], { cwd: repositoryRoot }))
    if (file.endsWith('.test.ts') === isTest) files.push(join(repositoryRoot, file));
  return files.sort();
}

/** A test and how long it takes, ms. */
interface TimedTest {
  test: string;
  ms: number;
}

/** Tests that lie beside a file come first: they notice most of what is wrong with it. */
function nearest(tests: readonly TimedTest[], file: string): TimedTest[] {
  const own = file.replace(/\.ts$/, '.test.ts');
  return tests.toSorted((a, b) => Number(b.test === own) - Number(a.test === own));
}

/** Counts of a group, and what nobody noticed. */
interface Score {
  name: string;
  files: number;
  mutants: number;
  killed: number;
  late: number;
  equivalent: number;
  survivors: string[];
}

const describe = (file: string, source: string, { line, kind }: Mutant): string =>
  `${file.slice(repositoryRoot.length + 1)}:${line} ${kind} in: ${source.split('\n')[line - 1]!.trim()}`;

/** A mutant in words that outlive other changes of its file: file, kind and the line's text. */
const keyOf = (file: string, source: string, mutant: Mutant): string =>
  describe(file, source, mutant).replace(/:\d+ /, ': ');

async function tryFile(bench: Bench, file: string, timed: readonly TimedTest[], score: Score): Promise<void> {
  const source = await readFile(file, 'utf8');
  const tests = timed.map(({ test }) => test);
  const withinMs = patienceToLoadMs + 10 * timed.reduce((sum, { ms }) => sum + ms, 0);
  for (const mutant of findMutants(source, file)) {
    if (equivalents.has(keyOf(file, source, mutant))) {
      score.equivalent += 1;
      continue;
    }
    score.mutants += 1;
    const fate = await bench.try({ file, mutant, tests }, withinMs);
    if (fate === 'late') score.late += 1;
    if (fate !== 'survived') {
      score.killed += 1;
      continue;
    }
    score.survivors.push(describe(file, source, mutant));
    console.log(`  survived: ${describe(file, source, mutant)}`);
  }
}

/** Tests in the order of the time that they take. @throws Error when one fails without any mutant */
async function timeTests(bench: Bench, tests: readonly string[]): Promise<TimedTest[]> {
  const timed: TimedTest[] = [];
  for (const test of tests) {
    const startedAt = performance.now();
    const fate = await bench.try({ file: '', mutant: null, tests: [test] }, patienceMs);
    if (fate !== 'survived') throw new Error(`${test} fails as it is, or takes too long (${fate})`);
    timed.push({ test, ms: performance.now() - startedAt });
  }
  return timed.sort((a, b) => a.ms - b.ms);
}

async function tryGroup({ name, files, tests }: MutatedGroup): Promise<Score> {
  const bench = new Bench();
  process.once('exit', () => bench.stop());
  const sources = (await filesOf(files, false)).filter((file) => file.includes(values.file));
  const findTests = createTestFinder();
  const score: Score = {
    name,
    files: sources.length,
    mutants: 0,
    killed: 0,
    late: 0,
    equivalent: 0,
    survivors: [],
  };
  try {
    const quickestFirst = await timeTests(bench, await filesOf(tests, true));
    for (const file of sources) {
      const startedAt = performance.now();
      const before = score.mutants;
      const found = await findTests(
        file,
        quickestFirst.map(({ test }) => test),
      );
      const timed = quickestFirst.filter(({ test }) => found.includes(test));
      await tryFile(bench, file, nearest(timed, file), score);
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      console.log(
        `  ${basename(file)}: ${score.mutants - before} mutants, ${timed.length} test files, ${seconds} s`,
      );
    }
    return score;
  } finally {
    bench.stop();
  }
}

const percent = ({ killed, mutants }: Pick<Score, 'killed' | 'mutants'>): string =>
  `${((100 * killed) / Math.max(1, mutants)).toFixed(1)} %`;

const rowOf = (score: Score): string[] => [
  score.name,
  ...[score.files, score.mutants, score.killed, score.late, score.equivalent].map(String),
  percent(score),
];

// A mutant that never ends would go on for ever without its parent.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const scores: Score[] = [];
for (const group of mutatedGroups.filter(({ name }) => values.only === undefined || name === values.only)) {
  console.log(group.name);
  scores.push(await tryGroup(group));
  console.log(`  ${percent(scores.at(-1)!)} of ${scores.at(-1)!.mutants}`);
}
const sum = (field: 'files' | 'mutants' | 'killed' | 'late' | 'equivalent') =>
  scores.reduce((total, score) => total + score[field], 0);
const all = {
  ...{ name: 'all', files: sum('files'), mutants: sum('mutants'), killed: sum('killed') },
  ...{ late: sum('late'), equivalent: sum('equivalent'), survivors: [] },
};
const head = ['modules', 'files', 'mutants', 'noticed', 'of these by time', 'equivalent', 'score'];
const table = formatTable([head, ...scores.map(rowOf), rowOf(all)]);
console.log(table);
if (values.write) {
  const left = scores
    .flatMap(({ survivors }) => survivors)
    .map((line) => `- \`${line.replaceAll('`', "'")}\``);
  const list = left.length === 0 ? 'None survived.' : ['Those that no test notices:', '', ...left].join('\n');
  await replaceSection(
    join(repositoryRoot, 'docs/mutation-testing.md'),
    'scores',
    `${new Date().toISOString().slice(0, 10)}\n\n${table}\n\n${list}`,
  );
}
process.exit(all.killed < 0.85 * all.mutants ? 1 : 0);
