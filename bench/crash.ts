/**
 * npm run bench:crash [-- --kills 50] [--seed 1]
 * SIGKILL of the server, of PostgreSQL and of both in turn, at random moments under load. Acknowledged work that is
 * lost, transactions that are stuck and double outcomes should all be 0; the exit code says so.
 */
import { parseArgs } from 'node:util';
import { runCrashes, type Victim } from '../e2e/crash-run.ts';
import { formatTable } from './format-table.ts';
import { describeMachine } from './search-machine.ts';
import { createRandom, quantile } from './statistics/intervals.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const order: Victim[] = ['server', 'postgres', 'both'];
const victims = Array.from({ length: Number(values.kills) }, (_, place) => order[place % 3]!);
const summary = await runCrashes(victims, createRandom(Number(values.seed)), (place, victim, recoveryMs) =>
  process.stderr.write(
    `${place + 1} of ${victims.length}: ${victim}, ready again after ${Math.round(recoveryMs)} ms\n`,
  ),
);
const recovery = summary.recoveryMs.toSorted((a, b) => a - b);
console.log(`${describeMachine()}; seed ${values.seed}\n`);
console.log(
  formatTable([
    [
      'kills',
      'acknowledged',
      'interrupted',
      'lost',
      'stuck',
      'double outcomes',
      'ready again, s (median, worst)',
    ],
    [
      String(summary.kills),
      String(summary.acknowledged),
      String(summary.interrupted),
      String(summary.lost.length),
      String(summary.stuck.length),
      String(summary.doubleOutcomes),
      [0.5, 1].map((share) => (quantile(recovery, share) / 1000).toFixed(1)).join(', '),
    ],
  ]),
);
for (const line of [...summary.lost, ...summary.stuck]) console.log(line);
process.exitCode = summary.lost.length + summary.stuck.length + summary.doubleOutcomes === 0 ? 0 : 1;
