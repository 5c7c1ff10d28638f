import type { Db } from '../seal/vault.ts';

/** How exactly the last use of a key is known, ms: busy programs use theirs often, and one row must not be written for each. */
const useMs = 60_000;

/**
 * Notes that a key was used. Of many uses at one moment, one writes.
 * @param key as it was read for the use
 */
export async function noteKeyUse(
  db: Db,
  table: 'api_key' | 'installation_key',
  { id, last_used_at }: { id: string; last_used_at: Date | null },
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - useMs);
  if (last_used_at !== null && last_used_at > since) return;
  await db
    .updateTable(table)
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', since)]))
    .execute();
}
