import type { TenantQuotas, TenantUsage } from '@selfsame/contract';
import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import { quotasOf } from './quota-columns.ts';

/** What is counted of a tenant. */
export type Counted = Database['tenant_usage']['what'];

const dayMs = 86_400_000;

/** The day (UTC) of a moment, as transactions are counted by it. */
const dayOf = (at: Date): number => Math.floor(at.getTime() / dayMs);

/** When the day after a moment begins (UTC). */
export const dayAfter = (at: Date): Date => new Date((dayOf(at) + 1) * dayMs);

/**
 * What the tenant of the selected row has of something; of transactions, what began on the day of `now`. A sum of few rows,
 * since a job joins them.
 */
export function usageOf(what: Counted, now: Date) {
  const onDay = what === 'transactions' ? sql`and day = ${dayOf(now)}` : sql``;
  return sql<number>`(select coalesce(sum(amount), 0)::float8 from tenant_usage
    where tenant_id = tenant.id and what = ${what} ${onDay})`;
}

/** What a tenant has of something, as `usageOf` says. */
export async function readUsage(
  db: Db,
  { tenantId, what, now }: { tenantId: string; what: Counted; now: Date },
): Promise<number> {
  const { used } = await db
    .selectFrom('tenant')
    .select(usageOf(what, now).as('used'))
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return used;
}

/** How many analyses a tenant may have in the engine of one server; null: any number. */
export async function readMostAnalyses(db: Db, tenantId: string): Promise<number | null> {
  const row = await db
    .selectFrom('tenant')
    .select('most_analyses_at_once')
    .where('id', '=', tenantId)
    .executeTakeFirst();
  return row?.most_analyses_at_once ?? null;
}

/** What a tenant may have, and what it has of it. */
export async function readQuotaState(
  db: Db,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<{ quotas: TenantQuotas; usage: TenantUsage }> {
  const row = await db
    .selectFrom('tenant')
    .selectAll()
    .select([
      usageOf('accounts', now).as('accounts'),
      usageOf('transactions', now).as('transactions_today'),
      usageOf('storage', now).as('storage_bytes'),
    ])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { quotas: quotasOf(row), usage: presentUsage(row) };
}

/** Usage as the API has it. */
export const presentUsage = (counts: {
  accounts: number;
  transactions_today: number;
  storage_bytes: number;
}): TenantUsage => ({
  Accounts: counts.accounts,
  TransactionsToday: counts.transactions_today,
  StorageBytes: counts.storage_bytes,
});

/** Forgets what a tenant began, once it is emptied: what began before takes no part of its day any more. */
export async function forgetCountedTransactions(tx: Db, tenantId: string): Promise<void> {
  await tx
    .deleteFrom('tenant_usage')
    .where('tenant_id', '=', tenantId)
    .where('what', '=', 'transactions')
    .execute();
}

/** Days of which transactions stay counted, today and yesterday: clocks of nodes may differ. */
const keptDays = 2;
/** Changes that are joined in one statement. */
const batch = 20_000;

/**
 * Adds up the changes of each tenant, and forgets days that are over. One statement each: whoever reads meanwhile sees the
 * changes or their sum, never both. Rows that another run joins are left to it.
 */
export async function joinUsage(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('tenant_usage')
    .where('day', '<=', dayOf(now) - keptDays)
    .execute();
  await sql`
    with taken as (
      delete from tenant_usage where ctid = any(array(
        select ctid from tenant_usage where (tenant_id, what, coalesce(day, 0)) in (
          select tenant_id, what, coalesce(day, 0) from tenant_usage group by 1, 2, 3 having count(*) > 1
        ) limit ${batch} for update skip locked
      )) returning tenant_id, what, day, amount
    )
    insert into tenant_usage (tenant_id, what, day, amount)
    select tenant_id, what, day, sum(amount) from taken group by 1, 2, 3 having sum(amount) <> 0`.execute(db);
}
