import type { CustomOperation } from '@selfsame/contract';
import type { TenantRow } from '../store/tenant/tenant.ts';
import type { TransactionTemplateRow } from '../store/tenant/transaction-template.ts';

/** A transaction template as the wire shows it. */
export const presentTemplate = (template: TransactionTemplateRow, tenant: TenantRow): CustomOperation => ({
  ExternalId: template.id,
  Name: template.name,
  Description: template.description,
  Title: template.title,
  FalseMatchRate: template.false_match_rate,
  CheckLiveness: template.check_liveness,
  SecondFactor: template.second_factor,
  SyncedPasskeys: template.synced_passkeys,
  WithoutKey: template.without_key,
  Enabled: template.enabled,
  IsNotification: false,
  IsForeign: true,
  CustomerName: tenant.customer_name,
  CustomerNumber: tenant.customer_number,
  CreatedDate: template.created_at.toISOString(),
  DeletedDate: template.deleted_at?.toISOString() ?? null,
});
