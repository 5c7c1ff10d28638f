import { type CreateApiKeyRequest, type CreatedApiKey, limits } from '@selfsame/contract';
import type { BearerPrincipal } from '../platform/access/principal.ts';
import { hashSecretValue } from '../platform/access/secret-value.ts';
import { transaction } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Db } from '../store/seal/vault.ts';
import { countApiKeys, findApiKeyById, insertApiKey } from '../store/tenant/api-key.ts';
import { lockTenant } from '../store/tenant/tenant.ts';
import type { ApiKeyDependencies } from './api-key-dependencies.ts';
import { drawApiKey } from './draw-api-key.ts';

import { presentApiKey } from './present-api-key.ts';

/**
 * Creates an API key; the answer is the only place that ever holds its value. A key can be given only roles that
 * its maker holds: otherwise making one would be a way to more rights.
 * @throws Problem E_ACCESS_DENIED, E_INVALID_ARGUMENT
 */
export async function createApiKey(
  { db, clock, events }: ApiKeyDependencies,
  caller: BearerPrincipal,
  request: CreateApiKeyRequest,
): Promise<CreatedApiKey> {
  const now = clock.now();
  const roles = request.Roles ?? [...caller.roles];
  const excess = roles.filter((role) => !caller.roles.includes(role));
  if (excess.length > 0) throw new Problem('E_ACCESS_DENIED', { args: [excess.join(', ')] });
  const expiresAt = request.ExpirationDate ? new Date(request.ExpirationDate) : null;
  if (expiresAt && !(expiresAt > now))
    throw new Problem('E_INVALID_ARGUMENT', { args: ['ExpirationDate must be in the future.'] });
  return transaction(db, async (tx) => {
    // The lock makes count and insert one step: two callers can't both take the last place.
    const tenant = await lockTenant(tx, caller.tenantId);
    if ((await countApiKeys(tx, tenant.id)) >= limits.apiKeys)
      throw new Problem('E_INVALID_ARGUMENT', {
        args: [`A tenant can hold ${limits.apiKeys} API keys. Delete one first.`],
      });
    const { id: externalId, value } = drawApiKey(tenant);
    const key = await insertApiKey(tx, {
      id: crypto.randomUUID(),
      tenant_id: tenant.id,
      external_id: externalId,
      value_hash: hashSecretValue(externalId, value),
      description: request.Description ?? null,
      roles,
      rejects_unknown_fields: request.RejectUnknownFields ?? false,
      operator_id: await makerOf(tx, caller),
      expires_at: expiresAt,
      created_at: now,
      modified_at: now,
    });
    await events.publish(tx, {
      ...callerOf(caller),
      type: 'apiKey.created',
      references: { apiKeyId: key.id },
      data: { externalId, roles, expiresAt: expiresAt?.toISOString() ?? null },
      at: now,
    });
    return { ...presentApiKey(key, tenant.customer_number), Value: value };
  });
}

/** The operator who answers for a key: its maker, or the maker of the key that it is made with. */
async function makerOf(tx: Db, caller: BearerPrincipal): Promise<string | null> {
  if (caller.kind === 'operator') return caller.operatorId;
  return (await findApiKeyById(tx, caller.tenantId, caller.apiKeyId))?.operator_id ?? null;
}
