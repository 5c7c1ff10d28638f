import type { Selectable } from 'kysely';
import type { Database } from './tables.ts';
import { ensureDefaultTemplate } from './transaction-template.ts';
import type { Db } from './vault.ts';

/** A customer: the border that no data crosses. */
export type TenantRow = Selectable<Database['tenant']>;

/** The tenant under a customer number. */
export const findTenantByCustomerNumber = (db: Db, customerNumber: string): Promise<TenantRow | undefined> =>
  db.selectFrom('tenant').selectAll().where('customer_number', '=', customerNumber).executeTakeFirst();

/** All tenants, oldest first. */
export const listTenants = (db: Db): Promise<TenantRow[]> =>
  db.selectFrom('tenant').selectAll().orderBy('created_at').orderBy('id').execute();

/**
 * Finds or makes the tenant of a customer number, with the transaction template every tenant has. Two calls at
 * once make one tenant.
 */
export const createTenant = async (
  db: Db,
  tenant: { customerNumber: string; customerName: string; now: Date },
): Promise<TenantRow> => {
  const { customerNumber, customerName, now } = tenant;
  const row = await db
    .insertInto('tenant')
    .values({
      id: crypto.randomUUID(),
      customer_number: customerNumber,
      customer_name: customerName,
      created_at: now,
    })
    .onConflict((conflict) =>
      // Writes the number over itself: an insert that does nothing would return no row.
      conflict.column('customer_number').doUpdateSet({ customer_number: customerNumber }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  await ensureDefaultTemplate(db, row.id, now);
  return row;
};

/** The tenant that a principal belongs to. @throws when there is none: principals outlive no tenant */
export const readTenant = (db: Db, id: string): Promise<TenantRow> =>
  db.selectFrom('tenant').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The same, locked until the transaction ends: makes counting and adding one step. */
export const lockTenant = (tx: Db, id: string): Promise<TenantRow> =>
  tx.selectFrom('tenant').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
