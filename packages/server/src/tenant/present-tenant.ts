import type { Tenant } from '@selfsame/contract';
import { quotasOf } from '../store/tenant/quota-columns.ts';
import type { TenantOverview } from '../store/tenant/tenant-overview.ts';
import { presentUsage } from '../store/tenant/tenant-usage.ts';

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
