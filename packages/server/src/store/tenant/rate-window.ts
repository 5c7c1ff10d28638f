import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

const keyBytes = 16;

/**
 * Counts one more call in the window of a key, which begins with its first call. The time is the database's, so that
 * nodes with different clocks share the window.
 * @param key who calls what; stored as a hash only
 * @returns calls of the window, this one included, and how long it lasts, ms
 */
export async function countCall(
  db: Db,
  key: string,
  windowMs: number,
): Promise<{ calls: number; leftMs: number }> {
  const hash = createHash('sha256').update(key).digest().subarray(0, keyBytes);
  const { rows } = await sql<{ calls: number; left_ms: number }>`
    insert into rate_window as known (key, calls, ends_at)
    values (${hash}, 1, clock_timestamp() + make_interval(secs => ${windowMs / 1_000}))
    on conflict (key) do update set
      calls = case when known.ends_at <= clock_timestamp() then 1 else known.calls + 1 end,
      ends_at = case when known.ends_at <= clock_timestamp() then excluded.ends_at else known.ends_at end
    returning calls, (extract(epoch from ends_at - clock_timestamp()) * 1000)::float8 as left_ms`.execute(db);
  return { calls: rows[0]!.calls, leftMs: Math.max(0, rows[0]!.left_ms) };
}

/** Deletes windows that are over; returns how many. */
export async function deleteEndedWindows(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('rate_window')
    .where('ends_at', '<', sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
