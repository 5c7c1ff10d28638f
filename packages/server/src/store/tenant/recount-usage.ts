import { sql } from 'kysely';
import { transaction } from '../../platform/database.ts';
import type { Db } from '../seal/vault.ts';
import type { Counted } from './tenant-usage.ts';

/** What was counted wrong of a tenant, and by how much: positive where too little was counted. */
export interface UsageDrift {
  tenantId: string;
  what: Counted;
  amount: number;
}

/** One table of which rows are counted, as its trigger says. */
interface CountedTable {
  table: string;
  what: string;
  amount: string;
}

/**
 * Which tables are counted and how much one row is: the arguments of the triggers that count (migration 0040), so that both
 * count the same. Transactions are left out: they stay counted when they are deleted, and a new day begins at 0.
 */
async function readCountedTables(db: Db): Promise<CountedTable[]> {
  const { rows } = await sql<{ table: string; args: string }>`
    select tgrelid::regclass::text as table, encode(tgargs, 'escape') as args from pg_trigger
    where tgfoid = 'count_usage'::regproc and tgname = 'usage_insert' order by 1`.execute(db);
  return rows
    .map(({ table, args }) => {
      const [what = '', amount = ''] = args.split('\\000');
      return { table, what, amount };
    })
    .filter(({ what }) => what !== 'transactions');
}

/**
 * Counts accounts and storage of all tenants anew and mends what is counted otherwise. One statement sees tables and counts
 * as of one moment, also while others write; two of these come one after the other.
 * @returns what was wrong; nothing is as it should be
 */
export async function recountUsage(db: Db): Promise<UsageDrift[]> {
  const tables = await readCountedTables(db);
  const counts = tables.map(
    ({ table, what, amount }) =>
      sql`select tenant_id, ${sql.lit(what)}::text as what, ${sql.raw(amount)} as amount from ${sql.table(table)}`,
  );
  return transaction(db as never, async (tx: Db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('recount usage', 0))`.execute(tx);
    const { rows } = await sql<{ tenant_id: string; what: Counted; amount: string }>`
      insert into tenant_usage (tenant_id, what, amount)
      select tenant_id, what, sum(amount) from (
        ${sql.join(counts, sql` union all `)}
        union all select tenant_id, what, -amount from tenant_usage where what <> 'transactions'
      ) difference group by tenant_id, what having sum(amount) <> 0
      returning tenant_id, what, amount`.execute(tx);
    return rows.map(({ tenant_id, what, amount }) => ({ tenantId: tenant_id, what, amount: Number(amount) }));
  });
}
