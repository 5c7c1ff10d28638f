import type { Actor, AuditOnlyEventName, Events } from '../platform/events.ts';
import type { Db } from '../store/seal/vault.ts';
import { findInstallationTenant, type TenantRow } from '../store/tenant/tenant.ts';

/** Something that an owner of the installation did to a tenant. */
export interface TenantEvent {
  tenant: TenantRow;
  type: AuditOnlyEventName & `tenant.${string}`;
  actor: Actor;
  data?: Record<string, unknown>;
  certificateId?: string;
  at: Date;
}

/** Writes it into two logs: the tenant's, and that of the tenant whose owners did it. */
export async function publishTenant(events: Events<Db>, tx: Db, event: TenantEvent): Promise<void> {
  const { tenant, type, actor, data = {}, certificateId, at } = event;
  const about = { type, actor, data, at };
  const references = { managedTenantId: tenant.id };
  await events.publish(tx, {
    ...about,
    tenantId: tenant.id,
    references: { ...references, ...(certificateId && { certificateId }) },
  });
  const owner = await findInstallationTenant(tx);
  if (owner && owner.id !== tenant.id) await events.publish(tx, { ...about, tenantId: owner.id, references });
}
