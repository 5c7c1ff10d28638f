/**
 * `npm run simulate -- --seeds N [--seed K]`: runs N histories, from seed K on or from one that the clock says, and prints
 * what broke an invariant, with the shortest history that does. Exits 1 when something did.
 */
import { parseArgs } from 'node:util';
import { runSeeds } from './run/run-seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string' },
    watch: { type: 'boolean', default: false },
  },
});
const first = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed);
const total = await runSeeds({
  first,
  seeds: Number(values.seeds),
  print: console.log,
  ...(values.watch && { watch: console.log }),
});
process.exit(total.failing.length > 0 ? 1 : 0);
