/**
 * npm run bench:load [-- --seconds 60] [--capacity 0]
 * Mixed traffic (begin, poll, capture, verify) against a server on this machine: first what it can do, then that rate
 * at two thirds, at twice the capacity, and at two thirds again. Prints latencies, what was refused, and memory.
 * Sender and server share the cores.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApi } from '../e2e/api.ts';
import { captureByApi } from '../e2e/capture-by-api.ts';
import { personFrames } from '../e2e/frames.ts';
import { linkOf } from '../e2e/links.ts';
import { apiKey, startServer } from '../e2e/server.ts';
import { formatTable } from './format-table.ts';
import { mix, type PhaseResult, sendTraffic, type TrafficGround, timeAt } from './load-traffic.ts';
import { describeMachine } from './search-machine.ts';
import { createRandom } from './statistics/intervals.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, capacity: { type: 'string', default: '0' } },
});
const seconds = Number(values.seconds);
const random = createRandom(7);
const server = await startServer({ env: { SELFSAME_TRUST_PROXY: 'true', SELFSAME_LOG_LEVEL: 'fatal' } });
try {
  const ground = await prepare(server.baseUrl);
  const capacity = Number(values.capacity) || (await findCapacity(ground));
  const memory: string[] = [];
  const remember = (): void => void memory.push(`${residentMebibytes(server.pids()[0]!)}`);
  const phases: [string, PhaseResult, number][] = [];
  for (const [name, rate] of [
    ['2/3 of capacity', capacity * 0.67],
    ['twice the capacity', capacity * 2],
    ['2/3 again', capacity * 0.67],
  ] as const) {
    remember();
    phases.push([name, await sendTraffic(ground, rate, seconds, random), rate]);
    remember();
  }
  console.log(`${describeMachine()}; ${mix.map(([act, share]) => `${act} ${share * 100} %`).join(', ')}\n`);
  console.log(`Capacity: ${capacity.toFixed(0)} acts per second with a p95 under 1 s and nothing refused.\n`);
  console.log(
    formatTable([
      [
        'phase',
        'offered/s',
        'answered 200/s',
        'refused 503',
        'other',
        'skipped',
        'p50 ms',
        'p95',
        'p99',
        'capture p95',
      ],
      ...phases.map(([name, result, rate]) => row(name, result, rate)),
    ]),
  );
  console.log(`\nMemory of the server before and after each phase, MiB: ${memory.join(', ')}`);
} finally {
  await server.remove();
}

async function prepare(baseUrl: string): Promise<TrafficGround> {
  const api = await openApi(baseUrl);
  const frames = await personFrames('cap12');
  const operation = await api.beginSelfie();
  const captured = await captureByApi(baseUrl, linkOf(operation), frames);
  if (captured.outcome !== 'accepted') throw new Error(`No enrolment: ${JSON.stringify(captured)}`);
  const { TempId } = await api.endSelfie(operation.OperationId);
  await api.createAccount('load');
  await api.bindTempId('load', TempId!);
  const basic = `Basic ${Buffer.from(`${apiKey.id}:${apiKey.value}`).toString('base64')}`;
  const answer = await fetch(`${baseUrl}/IDCompleteBackendEngine/IdentityService/v1/auth/token`, {
    method: 'POST',
    headers: { authorization: basic },
  });
  const { AccessToken } = (await answer.json()) as { AccessToken: string };
  return { baseUrl, token: AccessToken, accountNumber: 'load', frames };
}

/** Raises the rate by half until answers get late or are refused twice in a row: once may be a neighbour's doing. */
async function findCapacity(ground: TrafficGround): Promise<number> {
  let good = 4;
  let misses = 0;
  for (let rate = 6; rate < 3_000; rate *= 1.5) {
    const result = await sendTraffic(ground, rate, 6, random);
    const isLate = timeAt(result, 0.95) > 1_000 || countOf(result, (status) => status !== 200) > 0;
    process.stderr.write(
      `${rate.toFixed(0)}/s: p95 ${timeAt(result, 0.95).toFixed(0)} ms${isLate ? ', too much' : ''}\n`,
    );
    misses = isLate ? misses + 1 : 0;
    if (misses === 2) break;
    if (!isLate) good = rate;
  }
  return good;
}

function row(name: string, result: PhaseResult, rate: number): string[] {
  const fine = countOf(result, (status) => status === 200);
  const refused = countOf(result, (status) => status === 503);
  return [
    name,
    rate.toFixed(0),
    (fine / result.seconds).toFixed(0),
    String(refused),
    describeOthers(result),
    String(result.skipped),
    ...[0.5, 0.95, 0.99].map((share) => timeAt(result, share).toFixed(0)),
    timeAt(result, 0.95, 'capture').toFixed(0),
  ];
}

function countOf({ acts }: PhaseResult, counts: (status: number) => boolean): number {
  return Object.values(acts)
    .flatMap(({ statuses }) => [...statuses])
    .reduce((sum, [status, count]) => sum + (counts(status) ? count : 0), 0);
}

function describeOthers({ acts }: PhaseResult): string {
  const others = Object.values(acts)
    .flatMap(({ statuses }) => [...statuses])
    .filter(([status]) => status !== 200 && status !== 503);
  return others.map(([status, count]) => `${status}: ${count}`).join(', ') || '0';
}

function residentMebibytes(pid: number): number {
  const kibibytes = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return Math.round(kibibytes / 1024);
}
