import { limits, type TokenPair } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { systemActor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { inNameOf } from '../platform/in-name-of.ts';
import type { Db } from '../store/seal/vault.ts';
import { type ApiKeyRow, findApiKeyById, findLiveApiKey } from '../store/tenant/api-key.ts';
import {
  claimRefreshToken,
  findRefreshToken,
  isFamilyRevoked,
  revokeFamily,
} from '../store/tenant/refresh-token.ts';
import { issueTokenPair } from './issue-token-pair.ts';
import { noteUse } from './note-use.ts';
import { hashRefreshToken } from './refresh-token-value.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/**
 * A second use this soon after the first is taken for a client that sent its request twice: it is refused, but the
 * family lives on. Nothing is issued for it, so a thief gains nothing by being quick.
 */
const refreshGraceMs = 10_000;

/**
 * Exchanges a refresh token for a new pair. Each token works once: of concurrent calls exactly one wins. Using it
 * again later revokes the whole family, access tokens included, because two parties hold it (RFC 9700 §4.14.2).
 * @throws Problem E_REFRESH_TOKEN_NOT_VALID, E_TENANT_DISABLED (the token stays unused)
 */
export async function refreshToken(deps: TokenDependencies, value: string): Promise<TokenPair> {
  const hash = hashRefreshToken(value);
  // Whose it is, and no more: whether it still works is asked where it is used.
  const known = await findRefreshToken(deps.db, hash);
  if (!known) throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
  // The revocation must outlive the refusal, so the transaction answers and the throw comes after it.
  return inNameOf(known.tenant_id, async () => {
    const drawn = await transaction(deps.db, (tx) => exchange(tx, deps, hash));
    if (!drawn) throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
    await noteUse(deps, drawn.key);
    return drawn.pair;
  });
}

/** A new pair, and the key by which its family began. */
interface Drawn {
  pair: TokenPair;
  key: ApiKeyRow;
}

async function exchange(tx: Db, deps: TokenDependencies, hash: Buffer): Promise<Drawn | null> {
  const now = deps.clock.now();
  const claimed = await claimRefreshToken(tx, hash, now);
  if (!claimed) {
    const token = await findRefreshToken(tx, hash);
    const isReplay = token?.used_at && now.getTime() - token.used_at.getTime() > refreshGraceMs;
    if (isReplay) {
      // Whatever was issued up to now has ended by then, and what is being issued at this moment, too.
      const endsAt = new Date(now.getTime() + (limits.refreshTokenSec + limits.accessTokenSec) * 1_000);
      await revokeFamily(tx, { familyId: token.family_id, tenantId: token.tenant_id, endsAt }, now);
      await deps.events.publish(tx, {
        tenantId: token.tenant_id,
        type: 'refreshToken.reused',
        actor: systemActor,
        references: { apiKeyId: token.api_key_id },
        data: { familyId: token.family_id },
        at: now,
      });
    }
    return null;
  }
  // One that was being issued while the theft was detected is not marked itself.
  if (await isFamilyRevoked(tx, claimed.family_id)) return null;
  const owner = { tenantId: claimed.tenant_id, apiKeyId: claimed.api_key_id };
  if (!(await findLiveApiKey(tx, { ...owner, now }))) return null;
  const key = await findApiKeyById(tx, owner.tenantId, owner.apiKeyId);
  return key ? { pair: await issueTokenPair(tx, deps, key, claimed.family_id), key } : null;
}
