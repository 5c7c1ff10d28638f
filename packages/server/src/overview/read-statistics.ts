import { type Statistics, type StatisticsQuery, Status } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { boundedRead } from '../platform/http/bounded-read.ts';
import {
  countRemedies,
  countSessionGroups,
  readCaptureFunnel,
  type Spread,
  tallyAttempts,
} from '../store/session/session-statistics.ts';
import type { Database } from '../store/tables.ts';
import { bucketStarts, readStatisticsRange } from './statistics-range.ts';
import { tally } from './tally.ts';

/** What counting needs. */
export interface StatisticsDependencies {
  db: Kysely<Database>;
  clock: Clock;
  /** Writes down which sessions of a tenant are over by now. */
  expireSessions(now: Date, tenantId: string): Promise<unknown>;
}

/** Longest that one of the queries may take; 100,000 sessions take a fraction of it. */
const patienceMs = 5_000;

function presentSpread({ n, percentiles }: Spread) {
  const at = (index: 0 | 1 | 2): number | null =>
    percentiles === null ? null : Math.round(percentiles[index] * 1_000) / 1_000;
  return { N: n, Median: at(0), P75: at(1), P95: at(2) };
}

/**
 * Counts a tenant's operations and transactions by when they were begun.
 * @throws Problem E_INVALID_ARGUMENT, E_SERVER_BUSY when the database takes too long
 */
export async function readStatistics(
  { db, clock, expireSessions }: StatisticsDependencies,
  tenantId: string,
  query: StatisticsQuery,
): Promise<Statistics> {
  const now = clock.now();
  const range = readStatisticsRange(query, now);
  await expireSessions(now, tenantId);
  const begun = { tenantId, from: range.from, before: range.before };
  const counted = await boundedRead(db, patienceMs, async (tx) => ({
    groups: await countSessionGroups(tx, begun, range.interval),
    funnel: await readCaptureFunnel(tx, begun, Status.Accepted),
    attempts: await tallyAttempts(tx, begun),
    remedies: await countRemedies(tx, begun),
  }));
  const { groups, funnel, attempts, remedies } = counted;
  const kinds = ['selfie', 'enrolment', 'verification'] as const;
  const byStart = Map.groupBy(groups, ({ start }) => start.getTime());
  return {
    From: range.firstDay,
    To: range.lastDay,
    Interval: range.interval,
    Total: tally(groups),
    ByKind: kinds.map((Kind) => ({ Kind, ...tally(groups.filter(({ kind }) => kind === Kind)) })),
    Buckets: bucketStarts(range).map((start) => ({
      Start: start.toISOString(),
      ...tally(byStart.get(start.getTime()) ?? []),
    })),
    Capture: {
      Funnel: {
        Begun: funnel.begun,
        Opened: funnel.opened,
        Started: funnel.started,
        Judged: funnel.judged,
        Accepted: funnel.accepted,
      },
      Attempts: {
        Judged: attempts.judged,
        Accepted: attempts.accepted,
        Retried: attempts.retried,
        Rejected: attempts.rejected,
      },
      Remedies: remedies.map(({ remedy, count }) => ({ Remedy: remedy, Count: count })),
      SecondsToCapture: presentSpread(attempts.toCapture),
      SecondsToJudge: presentSpread(attempts.toJudge),
      SecondsToFinish: presentSpread(funnel.toFinish),
    },
  };
}
