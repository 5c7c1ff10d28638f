import { installationKeyPrefix, limits } from '@selfsame/contract';
import { createSecretValue, hashSecretValue } from '../../platform/access/secret-value.ts';
import { transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findOperator } from '../../store/operator/operator.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  countInstallationKeys,
  findNamedInstallationKey,
  insertInstallationKey,
  type NamedInstallationKey,
} from '../../store/tenant/installation-key.ts';
import { findInstallationTenant, lockTenant } from '../../store/tenant/tenant.ts';
import type { TenantDependencies } from '../tenant-dependencies.ts';

/** A new key of the installation; `key` is the only copy of its value. */
export interface MadeInstallationKey {
  row: NamedInstallationKey;
  /** As it is sent: external id, a dot, the value. */
  key: string;
}

const refused = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [why] });

/** What the maker may is asked again under the tenant's lock: it may have changed while this waited. */
async function requireOwner(tx: Db, tenantId: string, operatorId: string): Promise<void> {
  const maker = await findOperator(tx, tenantId, operatorId);
  if (!maker?.enabled || maker.role !== 'owner') throw new Problem('E_USER_NOT_AUTHENTICATED');
}

/**
 * Makes a key by which a program manages the tenants of this installation.
 * @param input.operatorId who makes it, in the portal
 * @throws Problem E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED when the maker is no owner any more, E_TENANT_NOT_FOUND while
 * no tenant owns the installation
 */
export async function makeInstallationKey(
  { db, clock, events }: TenantDependencies,
  input: { description: string; expiresAt: Date | null; actor: Actor; operatorId: string | null },
): Promise<MadeInstallationKey> {
  const { expiresAt, actor, operatorId } = input;
  const now = clock.now();
  const description = input.description.trim();
  if (
    description === '' ||
    description.length > limits.installation.keys.description ||
    /\p{Cc}/u.test(description)
  )
    throw refused(
      `Description has 1 to ${limits.installation.keys.description} characters and no line breaks.`,
    );
  if (expiresAt && !(expiresAt > now)) throw refused('ExpirationDate must be in the future.');
  return transaction(db, async (tx) => {
    const owner = await findInstallationTenant(tx);
    if (!owner) throw new Problem('E_TENANT_NOT_FOUND');
    // The lock makes count and insert one step. A change of a portal user takes it, too, and revokes what is there by then.
    await lockTenant(tx, owner.id);
    if (operatorId) await requireOwner(tx, owner.id, operatorId);
    if ((await countInstallationKeys(tx, now)) >= limits.installation.keys.inForce)
      throw refused(
        `There can be ${limits.installation.keys.inForce} keys of the installation. Revoke one first.`,
      );
    const externalId = installationKeyPrefix + crypto.randomUUID();
    const value = createSecretValue();
    const { id } = await insertInstallationKey(tx, {
      ...{ id: crypto.randomUUID(), tenant_id: owner.id, external_id: externalId },
      value_hash: hashSecretValue(externalId, value),
      ...{ description, operator_id: operatorId, created_at: now, expires_at: expiresAt },
    });
    await events.publish(tx, {
      ...{ tenantId: owner.id, type: 'installationKey.created', actor, at: now },
      references: { installationKeyId: id },
      data: { externalId, expiresAt: expiresAt?.toISOString() ?? null },
    });
    const row = await findNamedInstallationKey(tx, id);
    if (!row) throw new Error('A key that was just stored is not there');
    return { row, key: `${externalId}.${value}` };
  });
}
