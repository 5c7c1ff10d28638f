import { roles } from '@selfsame/contract';
import { hashSecretValue } from '../platform/access/secret-value.ts';
import { transaction } from '../platform/database.ts';
import { type Actor, systemActor } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import { countApiKeys, findApiKeyForToken, insertApiKey } from '../store/tenant/api-key.ts';
import { claimInstallation, ensureTenant, lockTenant, readTenant } from '../store/tenant/tenant.ts';
import type { ApiKeyDependencies } from './api-key-dependencies.ts';
import { drawApiKey } from './draw-api-key.ts';

/** Shortest value that an operator may choose for the first key, characters. */
const shortestApiKeyValue = 32;

/** The first tenant and key of an installation. */
export interface BootstrapOptions {
  customerNumber: string;
  customerName: string;
  /** `SELFSAME_BOOTSTRAP_API_KEY`: `id:value`. Absent: one is made at random when the tenant has none. */
  apiKey?: string | undefined;
  now: Date;
}

/** What bootstrap did. `value` is known only when this call made it. */
export interface Bootstrapped {
  created: boolean;
  tenantId: string;
  id: string | null;
  value: string | null;
}

function readApiKey(text: string): { id: string; value: string } {
  const colon = text.indexOf(':');
  const id = text.slice(0, colon);
  const value = text.slice(colon + 1);
  if (colon < 1 || !/^[A-Za-z0-9._-]{1,64}$/.test(id))
    throw new Error('The bootstrap API key is `id:value`, the id 1 to 64 letters, digits, `.`, `_` or `-`');
  if (value.length < shortestApiKeyValue)
    throw new Error(
      `The value of the bootstrap API key needs ${shortestApiKeyValue} random characters or more`,
    );
  return { id, value };
}

/**
 * Makes sure that there is a tenant and a key to begin with; the first tenant owns the installation. Idempotent, also for processes that start at once: a
 * given key is made when its id is unknown (and never changed after), a random one only when the tenant has no key.
 * @throws when the given key is malformed, its id belongs to another tenant, or the tenant of the number was erased
 */
export async function bootstrap(
  { db, events }: Pick<ApiKeyDependencies, 'db' | 'events'>,
  options: BootstrapOptions,
): Promise<Bootstrapped> {
  const given = options.apiKey === undefined ? null : readApiKey(options.apiKey);
  return transaction(db, async (tx) => {
    const tenant = await ensureTenant(tx, options);
    const { erasing_at } = await lockTenant(tx, tenant.id);
    if (erasing_at)
      throw new Error(
        `The first customer number, ${tenant.customer_number}, belongs to a tenant that was erased, and a start never revives one. Start with an empty database, or restore a backup of before the erasure with its own keys`,
      );
    await claimInstallation(tx, tenant.id);
    const known = given && (await findApiKeyForToken(tx, given.id));
    if (known && known.tenant_id !== tenant.id)
      throw new Error(
        `The id of the bootstrap API key belongs to another tenant than ${tenant.customer_number}`,
      );
    const none = { created: false, tenantId: tenant.id, id: known?.external_id ?? null, value: null };
    if (known || (!given && (await countApiKeys(tx, tenant.id)) > 0)) return none;
    const key = await makeFirstKey({ events }, tx, {
      tenantId: tenant.id,
      description: 'First key, made at the first start',
      actor: systemActor,
      now: options.now,
      ...(given && { given }),
    });
    return { created: true, tenantId: tenant.id, ...key };
  });
}

/**
 * Makes a key with every role.
 * @param options.given its id and value; absent: random ones
 * @returns the value, which nothing else ever holds
 */
export async function makeFirstKey(
  { events }: Pick<ApiKeyDependencies, 'events'>,
  tx: Db,
  options: {
    tenantId: string;
    description: string;
    actor: Actor;
    now: Date;
    given?: { id: string; value: string };
  },
): Promise<{ id: string; value: string }> {
  const { tenantId, description, actor, now } = options;
  const { id, value } = options.given ?? drawApiKey(await readTenant(tx, tenantId));
  const key = await insertApiKey(tx, {
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    external_id: id,
    value_hash: hashSecretValue(id, value),
    description,
    roles: [...roles],
    created_at: now,
    modified_at: now,
  });
  await events.publish(tx, {
    tenantId,
    type: 'apiKey.created',
    actor,
    references: { apiKeyId: key.id },
    data: { externalId: id, roles: key.roles, expiresAt: null },
    at: now,
  });
  return { id, value };
}
