import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { SeedTotal } from './run-seeds.ts';

/** Some seeds, one after another. */
export interface SeedPart {
  first: number;
  seeds: number;
}

/** Which seeds are run beside one another, and until when. */
export interface BesideRun extends SeedPart {
  processes: number;
  /** Time after which no other seed is begun, ms. */
  timeMs?: number;
  /** Whether no other part is begun after one that failed. */
  isStopping?: boolean;
  print: (line: string) => void;
}

/** Few enough that little is lost with a process that dies; its start takes as long as two of them. */
const mostOfPart = 250;

/** Every seed once, in parts of at most so many. */
export function partSeeds({ first, seeds }: SeedPart, most: number): SeedPart[] {
  return Array.from({ length: Math.ceil(seeds / most) }, (_, nth) => ({
    first: first + nth * most,
    seeds: Math.min(most, seeds - nth * most),
  }));
}

/** All of several runs as one. @param seconds how long it took: they ran at the same time */
export function sumTotals(totals: readonly SeedTotal[], seconds: number): SeedTotal {
  const sum = (name: 'seeds' | 'acts' | 'faults' | 'lost') =>
    totals.reduce((all, total) => all + total[name], 0);
  return {
    ...{ seeds: sum('seeds'), acts: sum('acts'), faults: sum('faults'), lost: sum('lost'), seconds },
    failing: totals.flatMap(({ failing }) => failing),
  };
}

/** Runs a part in a process of its own. Of one that dies all seeds count as lost. */
function runInProcess(
  args: readonly string[],
  part: SeedPart,
  print: BesideRun['print'],
): Promise<SeedTotal> {
  const program = join(import.meta.dirname, '../main.ts');
  const own = ['--seed', String(part.first), '--seeds', String(part.seeds), '--processes', '1'];
  const child = fork(program, [...args, ...own]);
  return new Promise((resolve) => {
    let total: SeedTotal | undefined;
    const end = (how: string): void => {
      if (!total) print(`✖ the process of ${part.seeds} seeds from ${part.first} ended with ${how}`);
      resolve(total ?? { seeds: 0, acts: 0, faults: 0, seconds: 0, lost: part.seeds, failing: [] });
    };
    child.once('message', (message) => {
      total = message as SeedTotal;
    });
    child.once('error', ({ message }) => end(message));
    child.once('exit', (code, signal) => end(String(signal ?? code)));
  });
}

/**
 * Runs seeds in processes of their own, each with its own databases, and says after each part how far it is.
 * @param args what else `simulate/main.ts` is told
 * @param runPart runs one part
 */
export async function runBeside(
  args: readonly string[],
  { first, seeds, processes, timeMs = Number.POSITIVE_INFINITY, isStopping, print }: BesideRun,
  runPart = runInProcess,
): Promise<SeedTotal> {
  const startedAt = performance.now();
  const waiting = partSeeds({ first, seeds }, Math.min(mostOfPart, Math.ceil(seeds / processes)));
  const totals: SeedTotal[] = [];
  const sum = (): SeedTotal => sumTotals(totals, (performance.now() - startedAt) / 1_000);
  const hasFailed = (): boolean => totals.some(({ failing, lost }) => failing.length + lost > 0);
  const lane = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const leftMs = timeMs - (performance.now() - startedAt);
      if (leftMs <= 0 || (isStopping && hasFailed())) return;
      const bound = Number.isFinite(leftMs) ? ['--seconds', String(leftMs / 1_000)] : [];
      totals.push(await runPart([...args, ...bound], part, print));
      const { seeds: done, failing, seconds } = sum();
      print(`${done} of ${seeds} seeds, ${failing.length} with violations, ${seconds.toFixed(0)} s`);
    }
  };
  await Promise.all(Array.from({ length: processes }, lane));
  return sum();
}
