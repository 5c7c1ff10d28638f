import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { repositoryRoot } from '../fixtures/cache.ts';
import { measureCpu, sharedPostgres } from './cpu/measure-cpu.ts';
import type { TestFiles } from './test-files.ts';
import { formBatches, removeBatches, type Unit } from './together/form-batches.ts';

/** What node says at the end of a file, and, without `file`, of a run. */
interface Summary {
  file?: string;
  counts: Counts;
  duration_ms: number;
}

interface FileDuration {
  file: string;
  durationMs: number;
}

/** How many tests ended how. `failed` includes cancelled ones. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const testTimeoutMs = 300_000;
const cacheFolder = join(repositoryRoot, '.cache/compile');
const cpuFolder = join(repositoryRoot, '.cache/cpu');
const timesFile = join(repositoryRoot, '.cache/gate-times.tsv');
/** One more than the two cores of the smallest machine, for a file waits half of its time. More, to see what breaks under load. */
export const parallelFiles = Number(process.env.SELFSAME_TEST_LANES ?? 3);

type TestEvent = { type: string; data?: unknown };
type Counts = {
  tests: number;
  passed: number;
  failed: number;
  cancelled: number;
  skipped: number;
  todo: number;
};

/**
 * Runs the test files, {@link parallelFiles} at a time, the paired ones two at a time after the others and the serial ones
 * last and one by one, and prints one report of node's own shape.
 * @param recordFolder where each test process notes what of the contract it reached
 */
export async function runTests(files: TestFiles, recordFolder: string): Promise<Totals> {
  process.env.CONTRACT_RECORD = recordFolder;
  // Three hundred processes load much the same modules; the servers keep theirs there too.
  process.env.NODE_COMPILE_CACHE = cacheFolder;
  rmSync(cpuFolder, { recursive: true, force: true });
  process.env.CPU_RECORD = cpuFolder;
  const endMeasuring = measureCpu(cpuFolder);
  const counts: Counts = { tests: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
  const durations: FileDuration[] = [];
  const startedAt = performance.now();
  const units = {
    parallel: await formBatches(files.parallel),
    paired: files.paired.map(alone),
    serial: files.serial.map(alone),
  };
  const ends: Record<string, number> = {};
  async function* events(): AsyncGenerator<TestEvent> {
    for (const [lane, concurrency] of [
      ['parallel', parallelFiles],
      ['paired', Math.min(2, parallelFiles)],
      ['serial', 1],
    ] as const) {
      yield* runUnits(units[lane], concurrency, counts, durations);
      ends[lane] = performance.now();
    }
    yield* summary(counts, performance.now() - startedAt);
    yield* slowest(durations, endMeasuring(), units, { startedAt, ends });
  }
  const report = Readable.from(events()).compose<NodeJS.ReadWriteStream>(new spec());
  report.pipe(process.stdout, { end: false });
  await finished(report);
  await removeBatches();
  return {
    passed: counts.passed,
    failed: counts.failed + counts.cancelled,
    skipped: counts.skipped + counts.todo,
  };
}

const alone = (path: string): Unit => ({ path, files: [path] });

async function* runUnits(
  units: readonly Unit[],
  concurrency: number,
  counts: Counts,
  durations: FileDuration[],
): AsyncGenerator<TestEvent> {
  if (units.length === 0) return;
  const batches = units.filter(({ files }) => files.length > 1);
  const batched = new Set(batches.flatMap(({ files }) => files));
  const stream = run({
    files: units.map(({ path }) => `${repositoryRoot}/${path}`),
    concurrency,
    timeout: testTimeoutMs,
    cwd: repositoryRoot,
    execArgv: ['record-contract', 'cpu/note-cpu', 'end-hung-tests'].flatMap((name) => [
      '--import',
      `${repositoryRoot}/scripts/${name}.ts`,
    ]),
  });
  for await (const event of stream as AsyncIterable<TestEvent>) {
    if (isTotalOfRun(event)) continue;
    if (isFailedSuite(event)) counts.failed += 1;
    const ended = endOfSuite(event);
    if (ended && batched.delete(ended.file)) durations.push(ended);
    if (event.type !== 'test:summary') {
      yield event;
      continue;
    }
    // One summary per process and one of the whole run, which has no file.
    const { file, counts: some, duration_ms: durationMs } = event.data as Summary;
    if (file === undefined) add(counts, some);
    else if (!batches.some(({ path }) => file.endsWith(path)))
      durations.push({ file: relative(repositoryRoot, file), durationMs });
  }
  // Their process ended in the turn of the first of them, even if it said that all was well.
  for (const { files } of batches)
    for (const [i, file] of files.filter((one) => batched.has(one)).entries()) {
      counts.failed += 1;
      const message = i === 0 ? `ENDED ITS PROCESS, OR HUNG: ${file}` : `NOT RUN after that: ${file}`;
      yield { type: 'test:diagnostic', data: { nesting: 0, message, level: 'error' } };
    }
}

/** Name and duration of a suite that stands in no other; a file of a batch is one, named by its path. */
function endOfSuite({ type, data }: TestEvent): FileDuration | null {
  if (type !== 'test:pass' && type !== 'test:fail') return null;
  const { nesting, name, details } = data as {
    nesting: number;
    name: string;
    details: { duration_ms: number };
  };
  return nesting === 0 ? { file: name, durationMs: details.duration_ms } : null;
}

/** A suite whose tests all passed and that failed by itself, in a hook for instance: node counts tests alone. */
function isFailedSuite({ type, data }: TestEvent): boolean {
  if (type !== 'test:fail') return false;
  const { details } = data as { details: { type?: string; error?: { failureType?: string } } };
  return details.type === 'suite' && details.error?.failureType !== 'subtestsFailed';
}

/** The lines `tests 12`, `pass 12` … at the end of a run: two runs are reported as one, so these are swallowed. */
function isTotalOfRun(event: TestEvent): boolean {
  if (event.type !== 'test:diagnostic') return false;
  const { nesting, message } = event.data as { nesting: number; message: string };
  return (
    nesting === 0 && /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message)
  );
}

function add(counts: Counts, some: Counts): void {
  for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += some[key];
}

function* summary(counts: Counts, elapsedMs: number): Generator<TestEvent> {
  const { tests, passed, failed, cancelled, skipped, todo } = counts;
  const lines = {
    tests,
    pass: passed,
    fail: failed,
    cancelled,
    skipped,
    todo,
    duration_ms: Math.round(elapsedMs),
  };
  for (const [name, value] of Object.entries(lines)) {
    yield { type: 'test:diagnostic', data: { nesting: 0, message: `${name} ${value}`, level: 'info' } };
  }
}

/** Where the gate's time goes: whoever makes it shorter begins here. */
function* slowest(
  durations: FileDuration[],
  cpu: ReadonlyMap<string, number>,
  units: Record<keyof TestFiles, readonly Unit[]>,
  { startedAt, ends }: { startedAt: number; ends: Record<string, number> },
): Generator<TestEvent> {
  const cpuOf = (file: string): number => cpu.get(join(repositoryRoot, file)) ?? 0;
  const all = [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0);
  const say = (message: string): TestEvent => ({
    type: 'test:diagnostic',
    data: { nesting: 0, message, level: 'info' },
  });
  let from = startedAt;
  for (const [lane, end] of Object.entries(ends)) {
    const paths = units[lane as keyof TestFiles].flatMap(({ path, files }) => [path, ...files]);
    const spent = [...new Set(paths)].reduce((sum, path) => sum + cpuOf(path), 0);
    yield say(`${inSeconds(end - from)} ${inSeconds(spent * 1_000)} of CPU: ${lane}`);
    from = end;
  }
  yield say(`${inSeconds(from - startedAt)} ${inSeconds(all * 1_000)} of CPU: all`);
  yield say(`          ${inSeconds((cpu.get(sharedPostgres) ?? 0) * 1_000)} of CPU: ${sharedPostgres}`);
  writeTimes(durations, cpuOf);
  for (const { file, durationMs } of durations.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, 40))
    yield say(`${inSeconds(durationMs)} ${inSeconds(cpuOf(file) * 1_000)} of CPU: ${file}`);
}

/** The times of every file: CPU seconds, seconds, path. */
function writeTimes(durations: readonly FileDuration[], cpuOf: (file: string) => number): void {
  const rows = durations.map(({ file, durationMs }) => [
    cpuOf(file).toFixed(2),
    (durationMs / 1_000).toFixed(2),
    file,
  ]);
  writeFileSync(timesFile, rows.map((row) => `${row.join('\t')}\n`).join(''));
}

const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1).padStart(7)} s`;
