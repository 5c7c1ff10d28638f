/**
 * npm run bench:crash [-- --kills 50] [--seed 1] [--write]
 * SIGKILL of the server, of PostgreSQL and of both in turn, at random moments under load, in one run. Acknowledged work
 * that is lost, transactions that are stuck and double outcomes should all be 0; the exit code says so. `--write` puts
 * the table into docs/performance.md.
 */
import { parseArgs } from 'node:util';
import { type CrashSummary, runCrashes, type Victim } from '../e2e/crash-run.ts';
import { formatTable } from './format-table.ts';
import { performanceDocument, replaceSection } from './replace-section.ts';
import { describeMachine } from './search/search-machine.ts';
import { createRandom, quantile } from './statistics/intervals.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const order: Victim[] = ['server', 'postgres', 'both'];
const victims = Array.from({ length: Number(values.kills) }, (_, place) => order[place % 3]!);
const startedAt = performance.now();
const summary = await runCrashes(victims, createRandom(Number(values.seed)), (place, victim, recoveryMs) =>
  process.stderr.write(
    `${place + 1} of ${victims.length}: ${victim}, ready again after ${Math.round(recoveryMs)} ms\n`,
  ),
);
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
const report = `${describeMachine()}; seed ${values.seed}; ${minutes} min

${formatTable([
  ['kills', 'acknowledged', 'interrupted', 'lost', 'stuck', 'double outcomes'],
  [
    String(summary.kills),
    String(summary.acknowledged),
    String(summary.interrupted),
    String(summary.lost.length),
    String(summary.stuck.length),
    String(summary.doubleOutcomes),
  ],
])}

${formatTable([
  ['killed', 'times', 'ready again after, s: median', 'worst'],
  ...order.map((victim) => recoveryRow(summary, victim)),
])}`;
console.log(report);
if (values.write) await replaceSection(performanceDocument, 'crash', report);
for (const line of [...summary.lost, ...summary.stuck]) console.log(line);
process.exitCode = summary.lost.length + summary.stuck.length + summary.doubleOutcomes === 0 ? 0 : 1;

function recoveryRow({ recoveries }: CrashSummary, victim: Victim): string[] {
  const times = recoveries
    .filter((recovery) => recovery.victim === victim)
    .map(({ recoveryMs }) => recoveryMs)
    .toSorted((a, b) => a - b);
  const seconds = [0.5, 1].map((share) => (quantile(times, share) / 1_000).toFixed(1));
  return [victim, String(times.length), ...seconds];
}
