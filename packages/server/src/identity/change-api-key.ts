import type { ApiKey } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { findApiKey, updateApiKey } from '../store/api-key.ts';
import { revokeTokensOfKey } from '../store/refresh-token.ts';
import { readTenant } from '../store/tenant.ts';
import type { ApiKeyDependencies } from './api-key-dependencies.ts';
import { presentApiKey } from './present-api-key.ts';

/** A key of a tenant. */
export interface ApiKeyName {
  tenantId: string;
  externalId: string;
}

const gone = () => new Problem('E_API_KEY_NOT_FOUND');

/**
 * Enables or disables a key. While it is disabled none of its tokens works, access tokens included.
 * @throws Problem E_API_KEY_NOT_FOUND
 */
export async function enableApiKey(
  { db, clock }: ApiKeyDependencies,
  { tenantId, externalId }: ApiKeyName,
  change: { enabled: boolean; reason?: string | undefined },
): Promise<ApiKey> {
  const key = await updateApiKey(db, tenantId, externalId, {
    enabled: change.enabled,
    disable_reason: change.enabled ? '' : (change.reason ?? ''),
    modified_at: clock.now(),
  });
  if (!key) throw gone();
  const { customer_number } = await readTenant(db, tenantId);
  return presentApiKey(key, customer_number);
}

/** Deletes a key for good; its tokens stop working at once. @throws Problem E_API_KEY_NOT_FOUND */
export async function deleteApiKey(
  { db, clock }: ApiKeyDependencies,
  { tenantId, externalId }: ApiKeyName,
): Promise<true> {
  const now = clock.now();
  await transaction(db, async (tx) => {
    const key = await updateApiKey(tx, tenantId, externalId, {
      enabled: false,
      deleted_at: now,
      modified_at: now,
    });
    if (!key) throw gone();
    await revokeTokensOfKey(tx, key.id, now);
  });
  return true;
}

/** Revokes every refresh token of a key; access tokens end by themselves. @throws Problem E_API_KEY_NOT_FOUND */
export async function revokeRefreshTokens(
  { db, clock }: ApiKeyDependencies,
  { tenantId, externalId }: ApiKeyName,
): Promise<true> {
  const key = await findApiKey(db, tenantId, externalId);
  if (!key) throw gone();
  await revokeTokensOfKey(db, key.id, clock.now());
  return true;
}
