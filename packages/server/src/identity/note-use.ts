import type { ApiKeyRow } from '../store/tenant/api-key.ts';
import { noteKeyUse } from '../store/tenant/note-key-use.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/**
 * Notes that a token was drawn with a key. Call when the pair is committed: a refresh holds its refresh token locked, and
 * deleting a key locks the key first. It never fails: whoever drew a pair gets it, and the next draw notes the use.
 * @param key as it was read for the draw
 */
export const noteUse = (
  { db, clock }: Pick<TokenDependencies, 'db' | 'clock'>,
  key: ApiKeyRow,
): Promise<void> => noteKeyUse(db, 'api_key', key, clock.now()).catch(() => undefined);
