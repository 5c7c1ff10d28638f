import { transaction } from '../platform/database.ts';
import type { Actor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import type { Db } from '../store/seal/vault.ts';
import { lockTenantIfThere, type TenantRow, updateTenant } from '../store/tenant/tenant.ts';
import { publishTenant } from './publish-tenant.ts';
import type { TenantDependencies } from './tenant-dependencies.ts';

/** Which tenant, and who asks. */
export interface TenantAct {
  id: string;
  actor: Actor;
}

/**
 * A tenant that may be changed, locked.
 * @throws Problem E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION
 */
export async function lockOtherTenant(tx: Db, id: string): Promise<TenantRow> {
  const tenant = await lockTenantIfThere(tx, id);
  if (!tenant) throw new Problem('E_TENANT_NOT_FOUND');
  if (tenant.owns_installation) throw new Problem('E_TENANT_OWNS_INSTALLATION');
  return tenant;
}

/** @throws Problem E_INVALID_ARGUMENT */
function requireReason(reason: string): string {
  const said = reason.trim();
  if (said === '' || said.length > 500 || /\p{Cc}/u.test(said))
    throw new Problem('E_INVALID_ARGUMENT', { args: ['Reason has 1 to 500 characters and no line breaks.'] });
  return said;
}

/**
 * Stops a tenant at once, on every node: its tokens, sessions, links, sockets and messages. Webhook deliveries are held.
 * Idempotent; the reason is the latest.
 * @throws Problem E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION, E_TENANT_ERASED, E_INVALID_ARGUMENT
 */
export async function disableTenant(
  { db, clock, events }: TenantDependencies,
  { id, actor, reason }: TenantAct & { reason: string },
): Promise<void> {
  const said = requireReason(reason);
  const at = clock.now();
  await transaction(db, async (tx) => {
    const tenant = await lockOtherTenant(tx, id);
    if (tenant.erasing_at) throw new Problem('E_TENANT_ERASED');
    await updateTenant(tx, id, { disabled_at: tenant.disabled_at ?? at, disable_reason: said });
    if (!tenant.disabled_at)
      await publishTenant(events, tx, { tenant, type: 'tenant.disabled', actor, data: { reason: said }, at });
  });
}

/**
 * Lets a tenant act again: tokens, sessions and links that are still within their time work as before. Idempotent.
 * @throws Problem E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION, E_TENANT_ERASED, E_INVALID_ARGUMENT
 */
export async function enableTenant(
  { db, clock, events }: TenantDependencies,
  { id, actor, reason }: TenantAct & { reason: string },
): Promise<void> {
  const said = requireReason(reason);
  const at = clock.now();
  await transaction(db, async (tx) => {
    const tenant = await lockOtherTenant(tx, id);
    if (tenant.erasing_at) throw new Problem('E_TENANT_ERASED');
    if (!tenant.disabled_at) return;
    await updateTenant(tx, id, { disabled_at: null, disable_reason: '' });
    await publishTenant(events, tx, { tenant, type: 'tenant.enabled', actor, data: { reason: said }, at });
  });
}
