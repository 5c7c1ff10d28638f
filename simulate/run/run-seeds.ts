import { generateHistory } from '../history/generate-history.ts';
import type { History } from '../history/history.ts';
import { shrinkHistory } from '../history/shrink-history.ts';
import { type Ground, openGround } from '../world/ground.ts';
import { type Outcome, runHistory, type Violation, type Watch } from './run-history.ts';

/** Which seeds are run, and for how long. */
export interface SeedRun {
  first: number;
  /** How many; fewer when the time is over. */
  seeds: number;
  /** Time after which no other seed is begun, ms. */
  timeMs?: number;
  /** Whether nothing more is run after the first seed that fails. */
  isStopping?: boolean;
  /** Whether a failing history is made shorter; it is unless said. */
  isShrinking?: boolean;
  /** Writes a failing history down. @returns where */
  keep?: (failing: SeedTotal['failing'][number]) => Promise<string>;
  print: (line: string) => void;
  watch?: Watch;
}

/** What came of all of them. */
export interface SeedTotal {
  seeds: number;
  acts: number;
  faults: number;
  seconds: number;
  /** Seeds of which nothing is counted, for their process died. */
  lost: number;
  /** What failed, each with the shortest history that was found. */
  failing: { seed: number; violations: Violation[]; shortest: History }[];
}

const isSame = ({ violations }: Outcome, { invariant }: Violation): boolean =>
  violations.some((one) => one.invariant === invariant);

async function shorten(ground: Ground, { history, violations }: Outcome): Promise<History> {
  const [first] = violations;
  const begun =
    violations[0]!.act === null ? history : { ...history, acts: history.acts.slice(0, first!.act! + 1) };
  return shrinkHistory(begun, async (shorter) => isSame(await runHistory(ground, shorter), first!));
}

function printFailure(
  print: SeedRun['print'],
  { seed, violations, shortest }: SeedTotal['failing'][number],
  isShrinking: boolean,
): void {
  print(`✖ seed ${seed}: run it alone with npm run simulate -- --seeds 1 --seed ${seed}`);
  for (const { invariant, found, act } of violations)
    print(`  ${invariant}${act === null ? '' : ` after act ${act}`}: ${found}`);
  // The seed says as much where nothing was made shorter.
  if (isShrinking) print(`  shortest history (${shortest.acts.length} acts): ${JSON.stringify(shortest)}`);
}

/** A total in a line. */
export function describeTotal(
  { seeds, acts, faults, failing, lost, seconds }: SeedTotal,
  first: number,
): string {
  const found = `${failing.length} seeds with violations${lost > 0 ? `, ${lost} LOST` : ''}`;
  return `${seeds} seeds from ${first}, ${acts} acts, ${faults} faults, ${found}, ${seconds.toFixed(1)} s`;
}

/** Runs histories one after another. */
export async function runSeeds(run: SeedRun): Promise<SeedTotal> {
  const { first, seeds, timeMs = Number.POSITIVE_INFINITY, isShrinking = true, print, watch } = run;
  const ground = await openGround();
  const startedAt = performance.now();
  const total: SeedTotal = { seeds: 0, acts: 0, faults: 0, seconds: 0, lost: 0, failing: [] };
  try {
    for (let seed = first; seed < first + seeds && performance.now() - startedAt < timeMs; seed += 1) {
      const outcome = await runHistory(ground, generateHistory(seed), watch);
      total.seeds += 1;
      total.acts += outcome.acts;
      total.faults += Object.values(outcome.faults).reduce((sum, count) => sum + count, 0);
      const { violations } = outcome;
      if (violations.length === 0) continue;
      const shortest = isShrinking ? await shorten(ground, outcome) : outcome.history;
      const failing = { seed, violations, shortest };
      total.failing.push(failing);
      printFailure(print, failing, isShrinking);
      if (run.keep) print(`  kept as ${await run.keep(failing)}`);
      if (run.isStopping) break;
    }
  } finally {
    await ground.close();
  }
  total.seconds = (performance.now() - startedAt) / 1_000;
  return total;
}
