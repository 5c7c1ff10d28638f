import type { TenantQuotas } from '@selfsame/contract';
import type { Selectable } from 'kysely';
import type { Database } from '../tables.ts';

type QuotaRow = Pick<
  Selectable<Database['tenant']>,
  'most_accounts' | 'most_transactions_per_day' | 'most_analyses_at_once' | 'most_storage_bytes'
>;

/** What a tenant begins with. */
export const noQuotas: TenantQuotas = {
  Accounts: null,
  TransactionsPerDay: null,
  AnalysesAtOnce: null,
  StorageBytes: null,
};

/** The quotas of a tenant as the API has them. */
export const quotasOf = (row: QuotaRow): TenantQuotas => ({
  Accounts: row.most_accounts,
  TransactionsPerDay: row.most_transactions_per_day,
  AnalysesAtOnce: row.most_analyses_at_once,
  StorageBytes: row.most_storage_bytes === null ? null : Number(row.most_storage_bytes),
});

/** The columns of quotas. */
export const quotaColumns = (quotas: TenantQuotas) => ({
  most_accounts: quotas.Accounts,
  most_transactions_per_day: quotas.TransactionsPerDay,
  most_analyses_at_once: quotas.AnalysesAtOnce,
  most_storage_bytes: quotas.StorageBytes === null ? null : String(quotas.StorageBytes),
});
