import type { TenantQuotas } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { quotaColumns, quotasOf } from '../store/tenant/quota-columns.ts';
import { lockTenantIfThere, updateTenant } from '../store/tenant/tenant.ts';
import type { TenantAct } from './change-tenant.ts';
import { publishTenant } from './publish-tenant.ts';
import type { TenantDependencies } from './tenant-dependencies.ts';

/**
 * Says what a tenant may have at most, at once and on every node (analyses within a second); also of the tenant that owns
 * the installation. Takes nothing away from a tenant that has more.
 * @param quotas those to be set; what is left out stays
 * @throws Problem E_TENANT_NOT_FOUND, E_TENANT_ERASED
 */
export function setQuotas(
  { db, clock, events }: TenantDependencies,
  { id, actor, quotas }: TenantAct & { quotas: Partial<TenantQuotas> },
): Promise<void> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    // The lock waits for those that began something while there was no quota.
    const tenant = await lockTenantIfThere(tx, id);
    if (!tenant) throw new Problem('E_TENANT_NOT_FOUND');
    if (tenant.erasing_at) throw new Problem('E_TENANT_ERASED');
    const before = quotasOf(tenant);
    const now = { ...before, ...quotas };
    await updateTenant(tx, id, quotaColumns(now));
    await publishTenant(events, tx, { tenant, type: 'tenant.quotasSet', actor, data: { before, now }, at });
  });
}
