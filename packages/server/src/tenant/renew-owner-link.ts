import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { lockOtherTenant, type TenantAct } from './change-tenant.ts';
import { publishTenant } from './publish-tenant.ts';
import type { OwnerLink, OwnerLinkRenewal, TenantDependencies } from './tenant-dependencies.ts';

/**
 * Makes the one-time link of a tenant's first owner anew, when nobody opened the one before it in time. The links before
 * it open nothing any more. It gives the owners of the installation no way into a tenant that has an owner, and nobody one
 * into the tenant that owns the installation: a key of the installation would make itself its owner.
 * @throws Problem E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION, E_TENANT_HAS_OWNER, E_TENANT_ERASED, E_INVALID_ARGUMENT while it is disabled
 */
export function renewOwnerLink(
  deps: TenantDependencies & OwnerLinkRenewal,
  { id, actor }: TenantAct,
): Promise<OwnerLink> {
  const now = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    // The lock makes looking for an owner and making the link one step: an accepted link takes it, too.
    const tenant = await lockOtherTenant(tx, id);
    if (tenant.erasing_at) throw new Problem('E_TENANT_ERASED');
    if (tenant.disabled_at)
      throw new Problem('E_INVALID_ARGUMENT', {
        args: ['The tenant is disabled, so its links open nothing. Enable it first.'],
      });
    const link = await deps.renewOwnerLink(tx, { tenantId: id, actor, now });
    if (!link) throw new Problem('E_TENANT_HAS_OWNER');
    await publishTenant(deps.events, tx, { tenant, type: 'tenant.ownerLinkRenewed', actor, at: now });
    return link;
  });
}
