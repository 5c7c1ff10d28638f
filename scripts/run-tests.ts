import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { repositoryRoot } from '../fixtures/cache.ts';
import type { TestFiles } from './test-files.ts';

/** How many tests ended how. `failed` includes cancelled ones. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const testTimeoutMs = 300_000;
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
  const counts: Counts = { tests: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
  const startedAt = performance.now();
  async function* events(): AsyncGenerator<TestEvent> {
    yield* runFiles(files.parallel, parallelFiles, counts);
    yield* runFiles(files.paired, Math.min(2, parallelFiles), counts);
    yield* runFiles(files.serial, 1, counts);
    yield* summary(counts, performance.now() - startedAt);
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

async function* runFiles(paths: string[], concurrency: number, counts: Counts): AsyncGenerator<TestEvent> {
  if (paths.length === 0) return;
  const stream = run({
    files: paths.map((path) => `${repositoryRoot}/${path}`),
    concurrency,
    timeout: testTimeoutMs,
    cwd: repositoryRoot,
    execArgv: ['--import', `${repositoryRoot}/scripts/record-contract.ts`],
  });
  for await (const event of stream as AsyncIterable<TestEvent>) {
    if (isTotalOfRun(event)) continue;
    if (event.type === 'test:summary') add(counts, event.data as { file?: string; counts: Counts });
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

function add(counts: Counts, part: { file?: string; counts: Counts }): void {
  // One summary per file and one of the whole run, which has no file.
  if (part.file !== undefined) return;
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
