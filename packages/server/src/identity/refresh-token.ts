import type { TokenPair } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { systemActor } from '../platform/events.ts';
import { Problem } from '../platform/problem.ts';
import { findApiKeyById, isApiKeyLive } from '../store/api-key.ts';
import { claimRefreshToken, findRefreshToken, revokeFamily } from '../store/refresh-token.ts';
import type { Db } from '../store/vault.ts';
import { issueTokenPair } from './issue-token-pair.ts';
import { hashRefreshToken } from './refresh-token-value.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/**
 * A second use this soon after the first is taken for a client that sent its request twice: it is refused, but the
 * family lives on. Nothing is issued for it, so a thief gains nothing by being quick.
 */
export const refreshGraceMs = 10_000;

/**
 * Exchanges a refresh token for a new pair. Each token works once: of concurrent calls exactly one wins. Using it
 * again later revokes every refresh token of the family, because two parties hold it (RFC 9700 §4.14.2).
 * @throws Problem E_REFRESH_TOKEN_NOT_VALID
 */
export async function refreshToken(deps: TokenDependencies, value: string): Promise<TokenPair> {
  // The revocation must outlive the refusal, so the transaction answers and the throw comes after it.
  const pair = await transaction(deps.db, (tx) => exchange(tx, deps, hashRefreshToken(value)));
  if (!pair) throw new Problem('E_REFRESH_TOKEN_NOT_VALID');
  return pair;
}

async function exchange(tx: Db, deps: TokenDependencies, hash: Buffer): Promise<TokenPair | null> {
  const now = deps.clock.now();
  const claimed = await claimRefreshToken(tx, hash, now);
  if (!claimed) {
    const token = await findRefreshToken(tx, hash);
    const isReplay = token?.used_at && now.getTime() - token.used_at.getTime() > refreshGraceMs;
    if (isReplay) {
      await revokeFamily(tx, token.family_id, now);
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
  const owner = { tenantId: claimed.tenant_id, apiKeyId: claimed.api_key_id };
  if (!(await isApiKeyLive(tx, { ...owner, now }))) return null;
  const key = await findApiKeyById(tx, owner.tenantId, owner.apiKeyId);
  return key ? issueTokenPair(tx, deps, key, claimed.family_id) : null;
}
