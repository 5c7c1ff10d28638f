import { ConfirmationCredentialType } from '@selfsame/contract';
import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { SessionKind } from '../tables.ts';

/** Sessions of a tenant that were begun from a moment on and before another. */
export interface BegunWithin {
  tenantId: string;
  from: Date;
  before: Date;
}

/** Sessions that were begun in one hour or day and stand alike. */
export interface SessionGroup {
  start: Date;
  kind: SessionKind;
  status: number;
  endReason: string | null;
  count: number;
}

/** How long something took, s; null while it never happened. */
export interface Spread {
  n: number;
  percentiles: readonly [median: number, p75: number, p95: number] | null;
}

/** How far captures got, and how long they took. */
export interface CaptureFunnel {
  begun: number;
  opened: number;
  started: number;
  judged: number;
  accepted: number;
  toFinish: Spread;
}

/** What became of attempts. */
export interface AttemptTally {
  judged: number;
  accepted: number;
  retried: number;
  rejected: number;
  toCapture: Spread;
  toJudge: Spread;
}

const begun = ({ tenantId, from, before }: BegunWithin) =>
  sql`tenant_id = ${tenantId} and started_at >= ${from} and started_at < ${before}`;
/** Attempts by their own time: joined to their sessions the counting would depend on what the planner knows. */
const made = ({ tenantId, from, before }: BegunWithin) =>
  sql`tenant_id = ${tenantId} and created_at >= ${from} and created_at < ${before}`;

/** Counts sessions by hour or day (UTC), kind, status and the reason of their end. */
export async function countSessionGroups(
  db: Db,
  range: BegunWithin,
  interval: 'hour' | 'day',
): Promise<SessionGroup[]> {
  const { rows } = await sql<SessionGroup>`
    select date_trunc(${interval}, started_at, 'UTC') as start, kind, status, end_reason as "endReason",
      count(*)::int as count
    from session where ${begun(range)}
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}

type Sql = ReturnType<typeof sql>;
const counted = (condition: Sql): Sql => sql`(count(*) filter (where ${condition}))::int`;
const elapsed = (from: Sql, to: Sql): Sql => sql`extract(epoch from ${to} - ${from})::float8`;
const spread = (seconds: Sql): Sql => sql`
  json_build_object('n', count(${seconds}),
    'percentiles', percentile_cont(array[0.5, 0.75, 0.95]) within group (order by ${seconds}))`;

/** How far sessions with a face got, and how long accepted ones took from opening to the end. */
export async function readCaptureFunnel(
  db: Db,
  range: BegunWithin,
  accepted: number,
): Promise<CaptureFunnel> {
  const took = sql`case when status = ${accepted} then ${elapsed(sql`opened_at`, sql`ended_at`)} end`;
  const { Biometric } = ConfirmationCredentialType;
  const { rows } = await sql<CaptureFunnel>`
    select count(*)::int as begun, count(opened_at)::int as opened, count(capture_at)::int as started,
      ${counted(sql`attempts_used > 0`)} as judged, ${counted(sql`status = ${accepted}`)} as accepted,
      ${spread(took)} as "toFinish"
    from session where ${begun(range)} and credential_type & ${Biometric} <> 0`.execute(db);
  return rows[0]!;
}

/** What became of the attempts that were made, and how long they took. */
export async function tallyAttempts(db: Db, range: BegunWithin): Promise<AttemptTally> {
  const { rows } = await sql<AttemptTally>`
    select ${counted(sql`outcome <> 'continue'`)} as judged, ${counted(sql`outcome = 'accepted'`)} as accepted,
      ${counted(sql`outcome = 'retry'`)} as retried, ${counted(sql`outcome = 'rejected'`)} as rejected,
      ${spread(elapsed(sql`created_at`, sql`claimed_at`))} as "toCapture",
      ${spread(elapsed(sql`claimed_at`, sql`finished_at`))} as "toJudge"
    from attempt where ${made(range)}`.execute(db);
  return rows[0]!;
}

/** How often each remedy was given, most often first. */
export async function countRemedies(
  db: Db,
  range: BegunWithin,
): Promise<{ remedy: string; count: number }[]> {
  const { rows } = await sql<{ remedy: string; count: number }>`
    select remedy, count(*)::int as count from attempt, unnest(remedies) as remedy
    where ${made(range)} and outcome in ('retry', 'rejected')
    group by remedy order by count desc, remedy`.execute(db);
  return rows;
}
