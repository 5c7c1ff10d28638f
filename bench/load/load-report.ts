import { formatTable } from '../format-table.ts';
import { quantile } from '../statistics/intervals.ts';
import { countAnswers, mix, type PhaseResult, timeAt } from './load-traffic.ts';

/** One phase of the load and what was seen beside it. */
export interface Phase {
  name: string;
  /** Acts offered per second. */
  rate: number;
  result: PhaseResult;
  /** From each event to its webhook, ms. */
  webhookLags: number[];
  /** Resident memory of the server, MiB, every few seconds. */
  memory: number[];
}

/** What came of all phases, as Markdown. */
export function reportPhases(phases: readonly Phase[]): string {
  return [
    formatTable([
      ['phase', 'offered/s', 'answered 200/s', '503', 'of them without Retry-After', 'other', 'not sent'],
      ...phases.map(({ name, rate, result }) => [
        name,
        rate.toFixed(0),
        (countAnswers(result, (status) => status === 200) / result.seconds).toFixed(0),
        String(countAnswers(result, (status) => status === 503)),
        String(result.withoutRetryAfter),
        describeOthers(result),
        String(result.skipped),
      ]),
    ]),
    'Milliseconds from the request to the last answer of the act, whatever it was; a webhook counts from its event to the receiver:',
    formatTable([
      ['phase', 'act', 'times', 'p50', 'p95', 'p99'],
      ...phases.flatMap(({ name, result, webhookLags }) => [
        ...mix.map(([act]) => [
          name,
          act,
          String(result.acts[act].times.length),
          ...[0.5, 0.95, 0.99].map((share) => timeAt(result, share, act).toFixed(0)),
        ]),
        [name, 'webhook', String(webhookLags.length), ...percentiles(webhookLags)],
      ]),
    ]),
    `Memory of the server over time, MiB: ${phases.map(({ name, memory }) => `${name}: ${memory.join(' ')}`).join('; ')}`,
  ].join('\n\n');
}

/** p50, p95, p99 of unsorted times. */
export function percentiles(times: readonly number[]): string[] {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => (sorted.length === 0 ? '–' : quantile(sorted, share).toFixed(0)));
}

function describeOthers({ acts }: PhaseResult): string {
  const counts = new Map<number, number>();
  for (const { statuses } of Object.values(acts)) {
    for (const [status, count] of statuses) {
      if (status !== 200 && status !== 503) counts.set(status, (counts.get(status) ?? 0) + count);
    }
  }
  return [...counts].map(([status, count]) => `${status}: ${count}`).join(', ') || '0';
}
