import type { CreatedTenant, Tenant, TenantOwnerLink } from '@selfsame/contract';
import { quotasOf } from '../store/tenant/quota-columns.ts';
import type { TenantOverview } from '../store/tenant/tenant-overview.ts';
import { presentUsage } from '../store/tenant/tenant-usage.ts';
import type { CreatedTenantParts } from './create-tenant.ts';
import type { OwnerLink } from './tenant-dependencies.ts';

/** A tenant as the wire has it. */
export const presentTenant = (row: TenantOverview): Tenant => ({
  Id: row.id,
  CustomerNumber: row.customer_number,
  CustomerName: row.customer_name,
  State: row.state,
  OwnsInstallation: row.owns_installation,
  Sandbox: row.sandbox,
  DisableReason: row.disable_reason,
  CreatedDate: row.created_at.toISOString(),
  DisabledDate: row.disabled_at?.toISOString() ?? null,
  ErasedDate: row.erased_at?.toISOString() ?? null,
  Accounts: row.accounts,
  Operators: row.operators,
  Transactions: row.transactions,
  Quotas: quotasOf(row),
  Usage: presentUsage(row),
});

/** The link of a tenant's first owner as the wire has it. */
export const presentOwnerLink = ({ url, expiresAt }: OwnerLink): TenantOwnerLink => ({
  OwnerUrl: url,
  OwnerUrlExpirationDate: expiresAt.toISOString(),
});

/** A tenant that was made just now, with its key and its link. */
export const presentCreated = (tenant: Tenant, { key, ownerLink }: CreatedTenantParts): CreatedTenant => ({
  ...tenant,
  ApiKeyId: key.id,
  ApiKeyValue: key.value,
  ...presentOwnerLink(ownerLink),
});
