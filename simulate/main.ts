/**
 * `npm run simulate -- --seeds N [--seed K]`: runs N histories, from seed K on or from one that the clock says, and prints
 * what broke an invariant, with the shortest history that does. Exits 1 when something did. `--seconds T` bounds the time,
 * `--stop` ends at the first failing seed, `--long` shortens nothing, `--watch` prints all acts, answers and lines of the log.
 */
import { parseArgs } from 'node:util';
import { runSeeds } from './run/run-seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    stop: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  },
});
const first = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed);
const total = await runSeeds({
  first,
  seeds: Number(values.seeds),
  print: console.log,
  isStopping: values.stop,
  isShrinking: !values.long,
  ...(values.seconds !== undefined && { timeMs: Number(values.seconds) * 1_000 }),
  ...(values.watch && { watch: console.log }),
});
process.exit(total.failing.length > 0 ? 1 : 0);
