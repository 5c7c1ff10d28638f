import { sql } from 'kysely';
import type { Db } from './seal/vault.ts';

/** How the background work of the whole installation stands. */
export interface JobHealth {
  /** How long the oldest job that is due has waited, s. */
  lateSec: number;
  /** Jobs that have failed at least three times and are tried on, or were given up within a day. */
  failing: number;
}

/** Reads the queue's own tables (pg-boss 12), by the database's clock as the queue does. */
export async function readJobHealth(db: Db): Promise<JobHealth> {
  const { rows } = await sql<JobHealth>`
    select
      coalesce(extract(epoch from now() - min(start_after) filter (
        where state in ('created', 'retry') and start_after <= now()))::int, 0) as "lateSec",
      (count(*) filter (where (state in ('created', 'retry', 'active') and retry_count >= 3)
        or (state = 'failed' and completed_on > now() - interval '1 day')))::int as failing
    from pgboss.job where state in ('created', 'retry', 'active', 'failed')`.execute(db);
  return rows[0]!;
}
