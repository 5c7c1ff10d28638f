/**
 * `npm run simulate -- --seeds N`: runs N histories, from seed K on (`--seed K`) or from one that the clock says, and prints
 * what broke an invariant. The shortest history that does is written to `simulate/regressions/`, where a test runs it from
 * then on. Exits 1 when something did, or a process died. `--processes P` runs so many side by side, `--seconds T` bounds the time,
 * `--stop` begins none after a failing seed (of processes: no other part), `--long` shortens nothing and writes nothing down, `--watch` prints all acts,
 * answers and lines of the log, `--write` puts the total into docs/performance.md.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { keepRegression, listRegressions } from './run/regressions.ts';
import { writeTotal } from './run/report-total.ts';
import { runBeside } from './run/run-beside.ts';
import { describeTotal, runSeeds, type SeedTotal } from './run/run-seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    processes: { type: 'string', default: '1' },
    stop: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const first = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed);
const seeds = Number(values.seeds);
const processes = Number(values.processes);
const bound = values.seconds === undefined ? {} : { timeMs: Number(values.seconds) * 1_000 };

const runHere = (): Promise<SeedTotal> =>
  runSeeds({
    ...{ first, seeds, print: console.log, isStopping: values.stop, isShrinking: !values.long },
    ...(!values.long && { keep: keepRegression }),
    ...bound,
    ...(values.watch && { watch: console.log }),
  });

function runInProcesses(): Promise<SeedTotal> {
  const flags = (['stop', 'long', 'watch'] as const)
    .filter((name) => values[name])
    .map((name) => `--${name}`);
  const run = { first, seeds, processes, isStopping: values.stop, print: console.log, ...bound };
  return runBeside(flags, run);
}

const total = processes > 1 ? await runInProcesses() : await runHere();
console.log(describeTotal(total, first));
if (total.failing.length > 0) console.log(`${(await listRegressions()).length} histories are kept as tests`);
if (values.write) {
  const machine = { load: loadavg()[0]!, cores: availableParallelism() };
  await writeTotal(total, { first, processes, ...machine, at: new Date() });
}
const end = () => process.exit(total.failing.length + total.lost > 0 ? 1 : 0);
if (process.send) process.send(total, end);
else end();
