/**
 * npm run bench:speed -- --flow [--runs 8] [--beside FOLDER [--without SETTING]] [--write]
 * What an accepted verification costs the server's process, passive and with the head-turn: real engine, database, HTTP and
 * page, with an actor before the camera of Chromium. `--beside` names another checkout, installed and built, whose server does
 * the same in turns, so that whatever else the machine does is the same for both; `--without` takes a setting of the journeys
 * away that it doesn't know yet.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { formatTable } from '../format-table.ts';
import { performanceDocument, replaceSection } from '../replace-section.ts';
import { commitOf, describeMachine } from '../search/search-machine.ts';
import { bootstrapInterval, createRandom, quantile } from '../statistics/intervals.ts';
import { type FlowRun, openFlowGround } from './flow-ground.ts';

const { values } = parseArgs({
  options: {
    flow: { type: 'boolean' },
    runs: { type: 'string', default: '8' },
    beside: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const folders = [...(values.beside === undefined ? [] : [resolve(values.beside)]), repositoryRoot];

const ascending = (one: number, other: number): number => one - other;
const median = (numbers: readonly number[]): number => quantile(numbers.toSorted(ascending), 0.5);

async function measure(mode: 'passive' | 'active'): Promise<FlowRun[][]> {
  const grounds = [];
  try {
    for (const folder of folders) grounds.push(await openFlowGround(folder, mode, values.without));
    const found: FlowRun[][] = grounds.map(() => []);
    for (let nth = 0; nth < runs; nth++)
      for (const [place, ground] of grounds.entries()) {
        found[place]!.push(await ground.verify(nth));
        process.stderr.write(
          `${mode} ${nth} ${commitOf(folders[place]!)} ${JSON.stringify(found[place]!.at(-1))}\n`,
        );
      }
    return found;
  } finally {
    for (const ground of grounds) await ground.remove();
  }
}

const random = createRandom(17);
const costsOf = (found: readonly FlowRun[]): number[] =>
  found.filter(({ accepted }) => accepted).map(({ cpuMs }) => cpuMs);

/** The last checkout's median beside the first one's, with its interval. */
function ratioOf(first: readonly number[], last: readonly number[]): string {
  const ratio = ([before = [], after = []]: number[][]) => median(after) / median(before);
  const { low, high } = bootstrapInterval([[...first], [...last]], ratio, random);
  return `${ratio([[...first], [...last]]).toFixed(2)} [${low.toFixed(2)} … ${high.toFixed(2)}]`;
}

const rows = [
  ['mode', 'commit', 'accepted', 'CPU ms of the server, median (least … most)', 'seconds', 'ratio'],
];
for (const mode of ['passive', 'active'] as const) {
  const all = await measure(mode);
  for (const [place, found] of all.entries()) {
    const costs = costsOf(found).toSorted(ascending);
    const seconds = found.filter(({ accepted }) => accepted).map((run) => run.seconds);
    rows.push([
      mode === 'active' ? 'head-turn' : mode,
      commitOf(folders[place]!),
      `${costs.length} of ${runs}`,
      `${median(costs).toFixed(0)} (${costs[0]?.toFixed(0)} … ${costs.at(-1)?.toFixed(0)})`,
      median(seconds).toFixed(1),
      place === 0 ? '1' : ratioOf(costsOf(all[0]!), costsOf(found)),
    ]);
  }
}
const report = `${describeMachine()}; ${runs} verifications each, in turns. CPU time of the server's process from the begin to half a second after the result, engine included, PostgreSQL and browser not; seconds from the first live picture to the result. The ratio is of medians, with its 95 % interval by the bootstrap.

${formatTable(rows)}`;
console.log(report);
if (values.write) await replaceSection(performanceDocument, 'flow', report, '## A whole verification');
