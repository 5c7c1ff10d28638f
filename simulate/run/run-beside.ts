import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { SeedTotal } from './run-seeds.ts';

/** Parts of a run of seeds, as even as can be. */
export function splitSeeds(first: number, seeds: number, parts: number): { first: number; seeds: number }[] {
  return Array.from({ length: parts }, (_, nth) => {
    const from = Math.floor((seeds * nth) / parts);
    return { first: first + from, seeds: Math.floor((seeds * (nth + 1)) / parts) - from };
  });
}

/** All of several runs as one: they ran at the same time. */
export function sumTotals(totals: readonly SeedTotal[]): SeedTotal {
  const sum = (name: 'seeds' | 'acts' | 'faults') => totals.reduce((all, total) => all + total[name], 0);
  return {
    ...{ seeds: sum('seeds'), acts: sum('acts'), faults: sum('faults') },
    seconds: Math.max(0, ...totals.map(({ seconds }) => seconds)),
    failing: totals.flatMap(({ failing }) => failing),
  };
}

function runPart(args: readonly string[], part: { first: number; seeds: number }): Promise<SeedTotal> {
  const program = join(import.meta.dirname, '../main.ts');
  const own = ['--seed', String(part.first), '--seeds', String(part.seeds), '--processes', '1'];
  const child = fork(program, [...args, ...own]);
  return new Promise((resolve, reject) => {
    let total: SeedTotal | undefined;
    child.once('message', (message) => {
      total = message as SeedTotal;
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      total ? resolve(total) : reject(new Error(`A process of the simulator ended with ${code}`)),
    );
  });
}

/**
 * Runs seeds in processes of their own, each with its own databases.
 * @param args what else `simulate/main.ts` is told
 */
export async function runBeside(
  args: readonly string[],
  { first, seeds, processes }: { first: number; seeds: number; processes: number },
): Promise<SeedTotal> {
  const parts = splitSeeds(first, seeds, processes);
  return sumTotals(await Promise.all(parts.map((part) => runPart(args, part))));
}
