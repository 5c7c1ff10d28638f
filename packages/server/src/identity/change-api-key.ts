import type { ApiKey } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Actor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { findApiKey, updateApiKey } from '../store/tenant/api-key.ts';
import { revokeTokensOfKey } from '../store/tenant/refresh-token.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import type { ApiKeyDependencies } from './api-key-dependencies.ts';
import { presentApiKey } from './present-api-key.ts';

/** A key of a tenant. */
export interface ApiKeyName {
  tenantId: string;
  externalId: string;
  /** Who changes it. */
  actor: Actor;
}

const gone = () => new Problem('E_API_KEY_NOT_FOUND');

/**
 * Enables or disables a key. While it is disabled none of its tokens works, access tokens included.
 * @throws Problem E_API_KEY_NOT_FOUND
 */
export async function enableApiKey(
  { db, clock, events }: ApiKeyDependencies,
  { tenantId, externalId, actor }: ApiKeyName,
  change: { enabled: boolean; reason?: string | undefined },
): Promise<ApiKey> {
  return transaction(db, async (tx) => {
    const at = clock.now();
    const key = await updateApiKey(tx, tenantId, externalId, {
      enabled: change.enabled,
      disable_reason: change.enabled ? '' : (change.reason ?? ''),
      modified_at: at,
    });
    if (!key) throw gone();
    const type = change.enabled ? 'apiKey.enabled' : 'apiKey.disabled';
    const about = { tenantId, actor, references: { apiKeyId: key.id }, data: { externalId }, at };
    await events.publish(tx, { ...about, type });
    const { customer_number } = await readTenant(tx, tenantId);
    return presentApiKey(key, customer_number);
  });
}

/** Deletes a key for good; its tokens stop working at once. @throws Problem E_API_KEY_NOT_FOUND */
export async function deleteApiKey(
  { db, clock, events }: ApiKeyDependencies,
  { tenantId, externalId, actor }: ApiKeyName,
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
    const about = { tenantId, actor, references: { apiKeyId: key.id }, data: { externalId }, at: now };
    await events.publish(tx, { ...about, type: 'apiKey.deleted' });
  });
  return true;
}

/** Revokes every refresh token of a key; access tokens end by themselves. @throws Problem E_API_KEY_NOT_FOUND */
export async function revokeRefreshTokens(
  { db, clock, events }: ApiKeyDependencies,
  { tenantId, externalId, actor }: ApiKeyName,
): Promise<true> {
  await transaction(db, async (tx) => {
    const key = await findApiKey(tx, tenantId, externalId);
    if (!key) throw gone();
    const at = clock.now();
    await revokeTokensOfKey(tx, key.id, at);
    const about = { tenantId, actor, references: { apiKeyId: key.id }, data: { externalId }, at };
    await events.publish(tx, { ...about, type: 'apiKey.revoked' });
  });
  return true;
}
