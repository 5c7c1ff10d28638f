/**
 * npm run bench:load [-- --seconds 60] [--capacity 0] [--write]
 * Mixed traffic (begin, poll, submit, verify; a webhook for each end and account) against a server on this machine: first
 * what it can do, then two thirds of that, twice that, and two thirds again, `--seconds` each. Prints latencies by act,
 * what was refused, and memory over time; `--write` puts it into docs/performance.md. Exits 1 when the server gave other
 * errors than 503, refused without Retry-After, lost a webhook, or did not recover. Sender and server share the cores.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApi } from '../e2e/api.ts';
import { startServer } from '../e2e/server.ts';
import { type LoadReceiver, measureQuietWebhooks, openLoadReceiver } from './load/load-receiver.ts';
import { type Phase, percentiles, reportPhases } from './load/load-report.ts';
import {
  countAnswers,
  mix,
  type PhaseResult,
  sendTraffic,
  type TrafficGround,
  timeAt,
} from './load/load-traffic.ts';
import { prepareTraffic } from './load/prepare-traffic.ts';
import { performanceDocument, replaceSection } from './replace-section.ts';
import { describeMachine } from './search/search-machine.ts';
import { createRandom } from './statistics/intervals.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    capacity: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const memoryEveryMs = Math.max(2_000, (seconds * 1_000) / 12);
const random = createRandom(7);
const server = await startServer({
  env: {
    SELFSAME_TRUST_PROXY: 'true',
    SELFSAME_LOG_LEVEL: 'fatal',
    SELFSAME_EGRESS_ALLOW: '127.0.0.1',
  },
});
let receiver: LoadReceiver | undefined;
try {
  const api = await openApi(server.baseUrl);
  const ground = await prepareTraffic(server.baseUrl);
  receiver = await openLoadReceiver(api);
  const quiet = await measureQuietWebhooks(api, receiver, 20);
  const capacity = Number(values.capacity) || (await findCapacity(ground));
  await receiver.settle();
  receiver.takeLags();
  const phases: Phase[] = [];
  for (const [name, rate] of [
    ['2/3 of capacity', capacity * 0.67],
    ['twice the capacity', capacity * 2],
    ['2/3 again', capacity * 0.67],
  ] as const)
    phases.push(await runPhase(ground, receiver, name, rate));
  const unfinished = await receiver.settle();
  const { events, repeated } = receiver.counts();
  const acts = phases.reduce((sum, { rate }) => sum + rate * seconds, 0);
  const report = [
    `${describeMachine()}; ${mix.map(([act, share]) => `${act} ${share * 100} %`).join(', ')}`,
    `Capacity: ${capacity.toFixed(0)} acts per second with a p95 under 1 s (with an analysis: 3 s) and nothing refused. Offered in ${((3 * seconds) / 60).toFixed(1)} min: ${acts.toFixed(0)} acts, which is ${(acts / 1_800).toFixed(1)} per second over half an hour.`,
    reportPhases(phases),
    `Webhooks: ${events} events told, ${repeated} of them more than once, ${unfinished} undelivered at the end. On the quiet server before: ${percentiles(quiet).join(', ')} ms from the event to the receiver (p50, p95, p99 of ${quiet.length}).`,
  ].join('\n\n');
  console.log(report);
  if (values.write) await replaceSection(performanceDocument, 'load', report);
  process.exitCode = unfinished === 0 && phases.every(isHonest) && isRecovered(phases) ? 0 : 1;
} finally {
  await receiver?.close();
  await server.remove();
}

async function runPhase(
  ground: TrafficGround,
  from: LoadReceiver,
  name: string,
  rate: number,
): Promise<Phase> {
  const memory: number[] = [residentMebibytes()];
  const sampling = setInterval(() => memory.push(residentMebibytes()), memoryEveryMs);
  const result = await sendTraffic(ground, rate, seconds, random);
  clearInterval(sampling);
  return { name, rate, result, webhookLags: from.takeLags(), memory };
}

/** Raises the rate by half until answers get late or are refused twice in a row: once may be a neighbour's doing. */
async function findCapacity(ground: TrafficGround): Promise<number> {
  let good = 4;
  let misses = 0;
  for (let rate = 6; rate < 3_000; rate *= 1.5) {
    const result = await sendTraffic(ground, rate, 8, random);
    const isRefused = countAnswers(result, (status) => status !== 200) > 0;
    const isLate = isRefused || timeAt(result, 0.95) > 1_000 || analysisTime(result) > 3_000;
    process.stderr.write(
      `${rate.toFixed(0)}/s: p95 ${timeAt(result, 0.95).toFixed(0)} ms${isLate ? ', too much' : ''}\n`,
    );
    misses = isLate ? misses + 1 : 0;
    if (misses === 2) break;
    if (!isLate) good = rate;
  }
  return good;
}

/** The acts with an analysis are few: among all of them their queue would not be seen before it is full. */
function analysisTime(result: PhaseResult): number {
  return Math.max(timeAt(result, 0.95, 'submit') || 0, timeAt(result, 0.95, 'verify') || 0);
}

/** Nothing but answers and refusals that say when to come back. */
function isHonest({ result }: { result: PhaseResult }): boolean {
  return (
    countAnswers(result, (status) => status !== 200 && status !== 503) === 0 && result.withoutRetryAfter === 0
  );
}

/** After the overload the server answers as before it. */
function isRecovered(phases: readonly Phase[]): boolean {
  const last = phases.at(-1)!.result;
  const all = countAnswers(last, () => true);
  return countAnswers(last, (status) => status === 200) >= 0.95 * all;
}

function residentMebibytes(): number {
  const status = readFileSync(`/proc/${server.pids()[0]}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1_024);
}
