/**
 * `npm run simulate:plants`: plants each bug of the table by itself, runs seeds until one fails, and prints by what each was
 * found. `--seeds N` bounds the seeds of each (2,000), `--seed K` says the first (1), `--seconds T` bounds the time of each,
 * `--processes N` runs so many plants side by side, `--only TEXT` takes those whose name has it, `--write` puts the table into
 * docs/simulator.md. Exits 1 when more than one in 20 is missed.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceSection } from '../../bench/replace-section.ts';
import { repositoryRoot } from '../../fixtures/cache.ts';
import type { SeedTotal } from '../run/run-seeds.ts';
import { type Plant, plants } from './plants.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '3600' },
    processes: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

if (values.only !== '' && values.write)
  throw new Error('--write puts the whole table there: leave --only out');

/** What came of a plant. */
interface Harvest {
  plant: Plant;
  total: SeedTotal;
}

const program = join(import.meta.dirname, '../main.ts');
const hook = join(import.meta.dirname, 'plant-hook.ts');

function runPlant(plant: Plant): Promise<Harvest> {
  const args = [
    '--seeds',
    values.seeds,
    '--seed',
    values.seed,
    '--seconds',
    values.seconds,
    '--stop',
    '--long',
  ];
  const child = fork(program, args, {
    execArgv: ['--import', hook],
    env: { ...process.env, SIMULATE_PLANT: String(plants.indexOf(plant)) },
    silent: true,
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    let total: SeedTotal | undefined;
    child.once('message', (message) => {
      total = message as SeedTotal;
    });
    child.once('error', reject);
    child.once('exit', () =>
      total ? resolve({ plant, total }) : reject(new Error(`${plant.name}: ${output}`)),
    );
  });
}

function rowOf({ plant, total }: Harvest): string {
  const [failing] = total.failing;
  const found = failing?.violations[0];
  const by = found ? `\`${found.invariant}\`` : '**missed**';
  return `| ${plant.name} | \`${plant.file}\` | ${by} | ${failing?.seed ?? '–'} | ${total.seeds} |`;
}

async function runAll(wanted: readonly Plant[]): Promise<Harvest[]> {
  const waiting = [...wanted];
  const harvests: Harvest[] = [];
  const lane = async (): Promise<void> => {
    for (let plant = waiting.shift(); plant; plant = waiting.shift()) {
      const harvest = await runPlant(plant);
      harvests.push(harvest);
      console.log(rowOf(harvest), harvest.total.failing[0]?.violations[0]?.found ?? '');
    }
  };
  await Promise.all(Array.from({ length: Number(values.processes) }, lane));
  return harvests.sort((a, b) => plants.indexOf(a.plant) - plants.indexOf(b.plant));
}

const harvests = await runAll(plants.filter(({ name }) => name.includes(values.only)));
const found = harvests.filter(({ total }) => total.failing.length > 0).length;
const day = new Date().toISOString().slice(0, 10);
const summary = `${found} of ${harvests.length} were found (${day}). Each ran seeds from ${values.seed} on: ${values.seeds} at most, or as many as its time allowed, as the last column says.`;
const head = '| planted | in | found by | at seed | seeds run |\n| --- | --- | --- | --- | --- |';
console.log(summary);
if (values.write)
  await replaceSection(
    join(repositoryRoot, 'docs/simulator.md'),
    'planted bugs',
    [summary, '', head, ...harvests.map(rowOf)].join('\n'),
  );
process.exit(found < harvests.length * 0.95 ? 1 : 0);
