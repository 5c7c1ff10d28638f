import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { repositoryRoot } from '../fixtures/cache.ts';
import type { TestFiles } from './test-files.ts';

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
/** More where there are more cores, or to see what breaks under load. */
const parallelFiles = Number(process.env.SELFSAME_TEST_LANES ?? 2);

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
 * Runs the test files, the paired ones two at a time after the others and the serial ones last and one by one, and prints
 * one report of node's own shape.
 * @param recordFolder where each test process notes what of the contract it reached
 */
export async function runTests(files: TestFiles, recordFolder: string): Promise<Totals> {
  process.env.CONTRACT_RECORD = recordFolder;
  // Three hundred processes load much the same modules; the servers keep theirs there too.
  process.env.NODE_COMPILE_CACHE = cacheFolder;
  const counts: Counts = { tests: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
  const durations: FileDuration[] = [];
  const startedAt = performance.now();
  async function* events(): AsyncGenerator<TestEvent> {
    yield* runFiles(files.parallel, parallelFiles, counts, durations);
    yield* runFiles(files.paired, Math.min(2, parallelFiles), counts, durations);
    yield* runFiles(files.serial, 1, counts, durations);
    yield* summary(counts, performance.now() - startedAt);
    yield* slowest(durations);
  }
  const report = Readable.from(events()).compose<NodeJS.ReadWriteStream>(new spec());
  report.pipe(process.stdout, { end: false });
  await finished(report);
  return {
    passed: counts.passed,
    failed: counts.failed + counts.cancelled,
    skipped: counts.skipped + counts.todo,
  };
}

async function* runFiles(
  paths: string[],
  concurrency: number,
  counts: Counts,
  durations: FileDuration[],
): AsyncGenerator<TestEvent> {
  if (paths.length === 0) return;
  const stream = run({
    files: paths.map((path) => `${repositoryRoot}/${path}`),
    concurrency,
    timeout: testTimeoutMs,
    cwd: repositoryRoot,
    execArgv: ['record-contract', 'end-hung-tests'].flatMap((name) => [
      '--import',
      `${repositoryRoot}/scripts/${name}.ts`,
    ]),
  });
  for await (const event of stream as AsyncIterable<TestEvent>) {
    if (isTotalOfRun(event)) continue;
    if (event.type === 'test:summary') add(counts, durations, event.data as Summary);
    else yield event;
  }
}

/** The lines `tests 12`, `pass 12` … at the end of a run: two runs are reported as one, so these are swallowed. */
function isTotalOfRun(event: TestEvent): boolean {
  if (event.type !== 'test:diagnostic') return false;
  const { nesting, message } = event.data as { nesting: number; message: string };
  return (
    nesting === 0 && /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message)
  );
}

function add(counts: Counts, durations: FileDuration[], part: Summary): void {
  // One summary per file and one of the whole run, which has no file.
  if (part.file !== undefined) {
    durations.push({ file: relative(repositoryRoot, part.file), durationMs: part.duration_ms });
    return;
  }
  for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += part.counts[key];
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
function* slowest(durations: FileDuration[]): Generator<TestEvent> {
  for (const { file, durationMs } of durations.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, 25)) {
    const message = `${(durationMs / 1000).toFixed(1).padStart(6)} s ${file}`;
    yield { type: 'test:diagnostic', data: { nesting: 0, message, level: 'info' } };
  }
}
