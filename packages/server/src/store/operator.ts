import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database } from './tables.ts';
import type { Db } from './vault.ts';

/** An operator as stored. */
export type OperatorRow = Selectable<Database['operator']>;

/** Stores a new operator. */
export const insertOperator = (tx: Db, row: Insertable<Database['operator']>): Promise<OperatorRow> =>
  tx.insertInto('operator').values(row).returningAll().executeTakeFirstOrThrow();

/** The operator who signs in under an address, of whatever tenant: for signing in only. */
export const findOperatorByEmail = (db: Db, emailKey: string): Promise<OperatorRow | undefined> =>
  db.selectFrom('operator').selectAll().where('email_key', '=', emailKey).executeTakeFirst();

/** An operator of a tenant. */
export const findOperator = (db: Db, tenantId: string, id: string): Promise<OperatorRow | undefined> =>
  db
    .selectFrom('operator')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Changes an operator of a tenant; undefined when there is none. */
export const updateOperator = (
  tx: Db,
  tenantId: string,
  id: string,
  change: Updateable<Database['operator']>,
): Promise<OperatorRow | undefined> =>
  tx
    .updateTable('operator')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/** How many operators a tenant has. */
export const countOperators = async (db: Db, tenantId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('operator')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** Owners of a tenant who can sign in, but for one. Lock the tenant first when something follows from the number. */
export const countOtherOwners = async (db: Db, tenantId: string, exceptId?: string): Promise<number> => {
  const { count } = await db
    .selectFrom('operator')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'owner')
    .where('enabled', '=', true)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/**
 * Marks a time step of an authenticator as used; of two requests with one code, one gets it.
 * @returns whether this one did
 */
export const useTotpStep = async (tx: Db, operatorId: string, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('operator')
    .set({ totp_step: step })
    .where('id', '=', operatorId)
    .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', String(step))]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Writes down that an operator is there. */
export const markSeen = async (db: Db, id: string, now: Date): Promise<void> => {
  await db.updateTable('operator').set({ last_seen_at: now }).where('id', '=', id).execute();
};

/** Whether nobody in the whole installation can sign in as an owner. */
export const isOwnerMissing = async (db: Db): Promise<boolean> => {
  const owner = await db
    .selectFrom('operator')
    .select('id')
    .where('role', '=', 'owner')
    .where('enabled', '=', true)
    .limit(1)
    .executeTakeFirst();
  return owner === undefined;
};
