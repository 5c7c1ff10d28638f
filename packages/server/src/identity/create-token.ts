import type { TokenPair } from '@selfsame/contract';
import { hashSecretValue, sameHash } from '../platform/access/secret-value.ts';
import { Problem } from '../platform/http/problem.ts';
import { inNameOf } from '../platform/in-name-of.ts';
import { type ApiKeyRow, findApiKeyForToken } from '../store/tenant/api-key.ts';

import { issueTokenPair } from './issue-token-pair.ts';
import { noteUse } from './note-use.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/** Compared with when there is no key: no value hashes to it within reach. */
const noHash = Buffer.alloc(32);

/** One sentence for every way: what is wrong with a key is nobody's business who can't prove to hold it. */
const refused = 'The API key is not valid: its id or value is wrong, or it is disabled, deleted or expired.';

const isUsable = (key: ApiKeyRow, now: Date): boolean =>
  key.enabled && key.deleted_at === null && (key.expires_at === null || key.expires_at > now);

/**
 * Exchanges an API key for a token pair. An unknown id, a wrong value, and a disabled, deleted or expired key are
 * refused alike, after the same work: one look-up, one hash, one comparison.
 * @throws Problem E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED
 */
export async function createToken(
  deps: TokenDependencies,
  credentials: { id: string; value: string },
): Promise<TokenPair> {
  // PostgreSQL has no text with NUL; no key has one either.
  const id = credentials.id.replaceAll('\0', '');
  const key = await findApiKeyForToken(deps.db, id);
  const matches = sameHash(hashSecretValue(id, credentials.value), key?.value_hash ?? noHash);
  if (!key || !matches || !isUsable(key, deps.clock.now()))
    throw new Problem('E_USER_NOT_AUTHENTICATED', { args: [refused] });
  return inNameOf(key.tenant_id, async () => {
    const pair = await issueTokenPair(deps.db, deps, key, crypto.randomUUID());
    await noteUse(deps, key);
    return pair;
  });
}
