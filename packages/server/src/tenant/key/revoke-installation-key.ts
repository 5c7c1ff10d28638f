import { transaction } from '../../platform/database.ts';
import type { Actor, Events } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  endInstallationKey,
  findNamedInstallationKey,
  listInstallationKeysOf,
  type NamedInstallationKey,
} from '../../store/tenant/installation-key.ts';
import type { TenantDependencies } from '../tenant-dependencies.ts';

interface Revoking {
  id: string;
  actor: Actor;
  at: Date;
}

async function revoke(
  { events }: { events: Events<Db> },
  tx: Db,
  { id, actor, at }: Revoking,
): Promise<void> {
  const key = await endInstallationKey(tx, id, at);
  if (!key) return;
  await events.publish(tx, {
    ...{ tenantId: key.tenant_id, type: 'installationKey.revoked', actor, at },
    references: { installationKeyId: id },
    data: { externalId: key.external_id },
  });
}

/**
 * Revokes a key of the installation for good: from then on no server takes it. Idempotent.
 * @throws Problem E_INSTALLATION_KEY_NOT_FOUND
 */
export async function revokeInstallationKey(
  deps: TenantDependencies,
  { id, actor }: { id: string; actor: Actor },
): Promise<NamedInstallationKey> {
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    await revoke(deps, tx, { id, actor, at });
    const key = await findNamedInstallationKey(tx, id);
    if (!key) throw new Problem('E_INSTALLATION_KEY_NOT_FOUND');
    return key;
  });
}

/** Revokes those that a portal user made, who goes or is no owner any more. */
export async function revokeInstallationKeysOf(
  deps: { events: Events<Db> },
  tx: Db,
  maker: { tenantId: string; operatorId: string },
  by: { actor: Actor; at: Date },
): Promise<void> {
  for (const { id } of await listInstallationKeysOf(tx, maker)) await revoke(deps, tx, { id, ...by });
}
