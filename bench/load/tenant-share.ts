/**
 * npm run bench:tenants [-- --seconds 30] [--rounds 4] [--busy 4] [--write]
 * What a busy tenant does to a quiet one: turns of the quiet tenant alone and beside a busy one, on one server, in one run,
 * so that whatever else the machine does is the same for both. The quiet tenant polls, begins and verifies; the busy one
 * verifies as often as `--busy` says, which is more than the server can, from a process of its own. Prints the quiet tenant's
 * p50 and p95 by act and of all acts together, and how much longer they are; `--write` puts it into docs/performance.md. Exits 1
 * when one of these is longer by more than half.
 */

import { parseArgs } from 'node:util';
import { createTenant } from '../../e2e/sdk/sandbox-tenant.ts';
import { startServer } from '../../e2e/server.ts';
import { formatTable } from '../format-table.ts';
import { performanceDocument, replaceSection } from '../replace-section.ts';
import { describeMachine } from '../search/search-machine.ts';
import { bootstrapInterval, createRandom, quantile } from '../statistics/intervals.ts';
import { type Act, countAnswers, type PhaseResult, sendTraffic } from './load-traffic.ts';
import { prepareTraffic } from './prepare-traffic.ts';
import { sendApart } from './send-apart.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '4' },
    busy: { type: 'string', default: '4' },
    write: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const busyRate = Number(values.busy);
/** Acts of the quiet tenant per second, and what they are. */
const quietRate = 1;
const quietShares: readonly [Act, number][] = [
  ['poll', 0.4],
  ['begin', 0.25],
  ['verify', 0.35],
];
/** Longest that a p95 may be, beside a busy tenant, for one without. */
const most = 1.5;

const ascending = (one: number, other: number): number => one - other;

const random = createRandom(11);
const env = { SELFSAME_TRUST_PROXY: 'true', SELFSAME_LOG_LEVEL: 'fatal' };
const server = await startServer({ env });
const sender = sendApart();
try {
  const { apiKeyId, apiKeyValue } = await createTenant(server, 'busy');
  const quiet = { ...(await prepareTraffic(server.baseUrl)), shares: quietShares };
  const busy = await prepareTraffic(server.baseUrl, { id: apiKeyId, value: apiKeyValue });
  const alone: PhaseResult[] = [];
  const beside: PhaseResult[] = [];
  const flood: PhaseResult[] = [];
  await sendTraffic(quiet, quietRate, 5, random);
  for (let round = 0; round < rounds; round++) {
    alone.push(await sendTraffic(quiet, quietRate, seconds, random));
    const ground = { ...busy, shares: [['verify', 1]] as [Act, number][] };
    const flooding = sender.order({ ground, rate: busyRate, seconds, seed: round });
    const [quietly, busily] = await Promise.all([sendTraffic(quiet, quietRate, seconds, random), flooding]);
    beside.push(quietly);
    flood.push(busily);
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  const rows = quietShares.map(([act]) => compare([act], alone, beside));
  const together = compare(
    quietShares.map(([act]) => act),
    alone,
    beside,
  );
  const report = [
    `${describeMachine()}; ${rounds} times ${seconds} s alone and ${seconds} s beside the busy tenant, in turns.`,
    `The busy tenant asked for ${busyRate} verifications a second: ${describe(flood)}. The quiet tenant, ${quietRate} acts a second: alone ${describe(alone)}, beside it ${describe(beside)}. Milliseconds; 95 % interval of the ratio by the bootstrap:`,
    formatTable([
      [
        'act of the quiet tenant',
        'times',
        'p50 alone',
        'p50 beside',
        'p95 alone',
        'p95 beside',
        'ratio of p95',
      ],
      ...[...rows, together].map(({ cells }) => cells),
    ]),
  ].join('\n\n');
  console.log(report);
  if (values.write) await replaceSection(performanceDocument, 'tenant-share', report);
  process.exitCode = [...rows, together].every(({ ratio }) => ratio <= most) ? 0 : 1;
} finally {
  sender.stop();
  await server.remove();
}

function timesOf(results: readonly PhaseResult[], some: readonly Act[]): number[] {
  return results.flatMap(({ acts }) => some.flatMap((act) => acts[act].times)).toSorted(ascending);
}

/** The quiet tenant's times of some acts without and beside a busy one. */
function compare(
  some: readonly Act[],
  without: PhaseResult[],
  withIt: PhaseResult[],
): { cells: string[]; ratio: number } {
  const [before, after] = [timesOf(without, some), timesOf(withIt, some)];
  const at = (times: number[], share: number) => quantile(times, share).toFixed(0);
  const ratioOf = ([one = [], other = []]: number[][]) =>
    quantile(other.toSorted(ascending), 0.95) / quantile(one.toSorted(ascending), 0.95);
  const ratio = ratioOf([before, after]);
  const { low, high } = bootstrapInterval([before, after], ratioOf, random);
  const cells = [
    ...[
      some.length === 1 ? some[0]! : 'all of them',
      `${before.length}, ${after.length}`,
      at(before, 0.5),
      at(after, 0.5),
      at(before, 0.95),
      at(after, 0.95),
    ],
    `${ratio.toFixed(2)} [${low.toFixed(2)} … ${high.toFixed(2)}]`,
  ];
  return { cells, ratio };
}

function describe(results: PhaseResult[]): string {
  const count = (counts: (status: number) => boolean) =>
    results.reduce((sum, result) => sum + countAnswers(result, counts), 0);
  const done = count((status) => status === 200);
  const busyNow = count((status) => status === 503 || status === 429);
  const others = count((status) => status !== 200 && status !== 503 && status !== 429);
  return `${done} done, ${busyNow} told to come back, ${others} failed`;
}
