import { type ApiKeyRow, noteKeyUse } from '../store/tenant/api-key.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/** How exactly the last use of a key is known, ms: busy backends draw many tokens, and one row must not be written for each. */
const useMs = 60_000;

/**
 * Notes that a token was drawn with a key. Call when the pair is committed: a refresh holds its refresh token locked, and
 * deleting a key locks the key first. It never fails: whoever drew a pair gets it, and the next draw notes the use.
 * @param key as it was read for the draw
 */
export async function noteUse(
  { db, clock }: Pick<TokenDependencies, 'db' | 'clock'>,
  { id, last_used_at }: ApiKeyRow,
): Promise<void> {
  const now = clock.now();
  const since = new Date(now.getTime() - useMs);
  if (last_used_at !== null && last_used_at > since) return;
  await noteKeyUse(db, id, { now, since }).catch(() => undefined);
}
