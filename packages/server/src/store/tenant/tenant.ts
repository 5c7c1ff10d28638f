import type { TenantQuotas } from '@selfsame/contract';
import type { Selectable, Updateable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import { noQuotas, quotaColumns } from './quota-columns.ts';
import { ensureFirstTemplates } from './transaction-template.ts';

/** A customer: the border that no data crosses. */
export type TenantRow = Selectable<Database['tenant']>;

/** The tenant under a customer number. */
export const findTenantByCustomerNumber = (db: Db, customerNumber: string): Promise<TenantRow | undefined> =>
  db.selectFrom('tenant').selectAll().where('customer_number', '=', customerNumber).executeTakeFirst();

/** All tenants, oldest first. */
export const listTenants = (db: Db): Promise<TenantRow[]> =>
  db.selectFrom('tenant').selectAll().orderBy('created_at').orderBy('id').execute();

/**
 * Finds or makes the tenant of a customer number, with the transaction templates every tenant begins with. Two calls at
 * once make one tenant.
 */
export async function ensureTenant(
  db: Db,
  tenant: { customerNumber: string; customerName: string; now: Date },
): Promise<TenantRow> {
  const made = await insertTenant(db, tenant);
  if (made) return made;
  const row = await db
    .selectFrom('tenant')
    .selectAll()
    .where('customer_number', '=', tenant.customerNumber)
    .executeTakeFirstOrThrow();
  await ensureFirstTemplates(db, row.id, tenant.now);
  return row;
}

/** The tenant that a principal belongs to. @throws when there is none: principals outlive no tenant */
export const readTenant = (db: Db, id: string): Promise<TenantRow> =>
  db.selectFrom('tenant').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The same, locked until the transaction ends: makes counting and adding one step. */
export const lockTenant = (tx: Db, id: string): Promise<TenantRow> =>
  tx.selectFrom('tenant').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();

/** The tenant whose owners own the installation: the first one. Undefined before the first start has made it. */
export const findInstallationTenant = (db: Db): Promise<TenantRow | undefined> =>
  db.selectFrom('tenant').selectAll().where('owns_installation', '=', true).executeTakeFirst();

/** Lets a tenant own the installation while none does. */
export async function claimInstallation(tx: Db, id: string): Promise<void> {
  await tx
    .updateTable('tenant')
    .set({ owns_installation: true })
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('tenant as owner').select('owner.id').where('owner.owns_installation', '=', true)),
      ),
    )
    .execute();
}

/** Makes the tenant of a new customer number, with its first transaction templates; undefined when the number was used. */
export async function insertTenant(
  tx: Db,
  {
    customerNumber,
    customerName,
    sandbox = false,
    quotas = {},
    now,
  }: {
    customerNumber: string;
    customerName: string;
    sandbox?: boolean;
    quotas?: Partial<TenantQuotas>;
    now: Date;
  },
): Promise<TenantRow | undefined> {
  const row = await tx
    .insertInto('tenant')
    .values({
      id: crypto.randomUUID(),
      customer_number: customerNumber,
      customer_name: customerName,
      sandbox,
      ...quotaColumns({ ...noQuotas, ...quotas }),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('customer_number').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row) await ensureFirstTemplates(tx, row.id, now);
  return row;
}

/** The same as `lockTenant`, of an id that may name nothing. */
export const lockTenantIfThere = (tx: Db, id: string): Promise<TenantRow | undefined> =>
  tx.selectFrom('tenant').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Changes a tenant's row. */
export async function updateTenant(
  tx: Db,
  id: string,
  change: Updateable<Database['tenant']>,
): Promise<void> {
  await tx.updateTable('tenant').set(change).where('id', '=', id).execute();
}

/** Tenants whose erasure has begun and is not done, or was done after a moment. */
export const listErasingTenants = (db: Db, erasedAfter: Date): Promise<TenantRow[]> =>
  db
    .selectFrom('tenant')
    .selectAll()
    .where('erasing_at', 'is not', null)
    .where((where) => where.or([where('erased_at', 'is', null), where('erased_at', '>', erasedAfter)]))
    .orderBy('erasing_at')
    .execute();
