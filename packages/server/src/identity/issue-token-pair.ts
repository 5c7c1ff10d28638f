import { limits, type TokenPair } from '@selfsame/contract';
import type { Db } from '../store/seal/vault.ts';
import type { ApiKeyRow } from '../store/tenant/api-key.ts';
import { insertRefreshToken } from '../store/tenant/refresh-token.ts';
import { requireOpen } from '../store/tenant/require-open-tenant.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import { createRefreshTokenValue, hashRefreshToken } from './refresh-token-value.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/**
 * Issues an access token and stores a refresh token of the given family.
 * @throws Problem E_TENANT_DISABLED
 */
export async function issueTokenPair(
  db: Db,
  deps: Pick<TokenDependencies, 'clock' | 'tokens'>,
  key: ApiKeyRow,
  familyId: string,
): Promise<TokenPair> {
  const tenant = await readTenant(db, key.tenant_id);
  requireOpen(tenant);
  const now = deps.clock.now();
  const refreshExpiresAt = new Date(now.getTime() + limits.refreshTokenSec * 1000);
  const refreshToken = createRefreshTokenValue();
  await insertRefreshToken(db, {
    id: crypto.randomUUID(),
    family_id: familyId,
    tenant_id: key.tenant_id,
    api_key_id: key.id,
    token_hash: hashRefreshToken(refreshToken),
    created_at: now,
    expires_at: refreshExpiresAt,
  });
  const access = await deps.tokens.issueApiToken({
    tenantId: key.tenant_id,
    apiKeyId: key.id,
    roles: key.roles,
    familyId,
    agedSec: tenant.aged_sec,
  });
  return {
    AccessToken: access.token,
    RefreshToken: refreshToken,
    AccessTokenExpirationDate: access.expiresAt.toISOString(),
    RefreshTokenExpirationDate: refreshExpiresAt.toISOString(),
    ExpiresIn: String(limits.accessTokenSec),
    TokenType: 'Bearer',
    UserExternalId: key.external_id,
  };
}
