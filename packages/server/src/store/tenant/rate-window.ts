import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inNameOf, ownNames } from '../../platform/in-name-of.ts';
import type { Db } from '../seal/vault.ts';

const keyBytes = 16;

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest().subarray(0, keyBytes);

/**
 * Counts one more call in the window of a key, which begins with its first call. The time is the database's, so that
 * nodes with different clocks share the window. Counting takes turns of its own, because who is counted is
 * rarely known, and may be a stranger.
 * @param key who calls what; stored as a hash only
 * @returns calls of the window, this one included, and how long it lasts, ms
 */
export async function countCall(
  db: Db,
  key: string,
  windowMs: number,
): Promise<{ calls: number; leftMs: number }> {
  const count = sql<{ calls: number; left_ms: number }>`
    insert into rate_window as known (key, calls, ends_at)
    values (${hashOf(key)}, 1, clock_timestamp() + make_interval(secs => ${windowMs / 1_000}))
    on conflict (key) do update set
      calls = case when known.ends_at <= clock_timestamp() then 1 else known.calls + 1 end,
      ends_at = case when known.ends_at <= clock_timestamp() then excluded.ends_at else known.ends_at end
    returning calls, (extract(epoch from ends_at - clock_timestamp()) * 1000)::float8 as left_ms`;
  const { rows } = await inNameOf(ownNames.counts, () => count.execute(db));
  return { calls: rows[0]!.calls, leftMs: Math.max(0, rows[0]!.left_ms) };
}

/** What {@link countCall} counted in the window of a key that is not over; nothing is counted. No calls: there is none. */
export async function readCalls(db: Db, key: string): Promise<{ calls: number; leftMs: number }> {
  const look = sql<{ calls: number; left_ms: number }>`
    select calls, (extract(epoch from ends_at - clock_timestamp()) * 1000)::float8 as left_ms
    from rate_window where key = ${hashOf(key)} and ends_at > clock_timestamp()`;
  const { rows } = await inNameOf(ownNames.counts, () => look.execute(db));
  return { calls: rows[0]?.calls ?? 0, leftMs: Math.max(0, rows[0]?.left_ms ?? 0) };
}

/** Deletes windows that are over; returns how many. */
export async function deleteEndedWindows(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('rate_window')
    .where('ends_at', '<', sql<Date>`clock_timestamp()`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
