import { limits, type TenantQuotas } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Actor } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { insertTenant, type TenantRow } from '../store/tenant/tenant.ts';
import { publishTenant } from './publish-tenant.ts';
import type { OwnerLink, TenantDependencies, TenantMaking } from './tenant-dependencies.ts';

/** A new tenant; the value of the key and the link are known only now. */
export interface CreatedTenantParts {
  tenant: TenantRow;
  key: { id: string; value: string };
  ownerLink: OwnerLink;
}

const refused = (why: string) => new Problem('E_INVALID_ARGUMENT', { args: [why] });

/**
 * Makes a tenant with its first API key and the one-time link of its first owner; all of it or nothing.
 * @param input.customerNumber 1 to 64 letters, digits, `.`, `_` or `-`; never used before, by an erased tenant neither
 * @param input.sandbox live otherwise; for good
 * @param input.quotas none unless said
 * @throws Problem E_INVALID_ARGUMENT, E_TENANT_ALREADY_EXISTS
 */
export async function createTenant(
  deps: TenantDependencies & TenantMaking,
  input: {
    customerNumber: string;
    customerName: string;
    sandbox: boolean;
    quotas?: Partial<TenantQuotas>;
    actor: Actor;
  },
): Promise<CreatedTenantParts> {
  const { customerNumber, sandbox, quotas = {}, actor } = input;
  const customerName = input.customerName.trim();
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(customerNumber))
    throw refused('CustomerNumber has 1 to 64 letters, digits, ".", "_" or "-".');
  if (
    customerName === '' ||
    customerName.length > limits.installation.customerName ||
    /\p{Cc}/u.test(customerName)
  )
    throw refused(`CustomerName has 1 to ${limits.installation.customerName} characters and no line breaks.`);
  const now = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const tenant = await insertTenant(tx, { customerNumber, customerName, sandbox, quotas, now });
    if (!tenant) throw new Problem('E_TENANT_ALREADY_EXISTS', { args: [customerNumber] });
    const about = { tenantId: tenant.id, actor, now };
    await publishTenant(deps.events, tx, {
      tenant,
      type: 'tenant.created',
      actor,
      data: { sandbox, quotas },
      at: now,
    });
    const description = 'First key, made with the tenant';
    const key = await deps.makeFirstKey(tx, { ...about, description });
    return { tenant, key, ownerLink: await deps.makeOwnerLink(tx, about) };
  });
}
