import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

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

/** Lets no browser be known any more in which an operator signed in before this second. */
export async function forgetDevices(tx: Db, id: string, now: Date): Promise<void> {
  // Tokens of browsers are dated in whole seconds: one that is issued right after this is still known.
  const second = new Date(Math.floor(now.getTime() / 1_000) * 1_000);
  await tx.updateTable('operator').set({ devices_since: second }).where('id', '=', id).execute();
}

/** How many operators a tenant has. */
export async function countOperators(db: Db, tenantId: string): Promise<number> {
  const { count } = await db
    .selectFrom('operator')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Owners of a tenant who can sign in, but for one. Lock the tenant first when something follows from the number. */
export async function countOtherOwners(db: Db, tenantId: string, exceptId?: string): Promise<number> {
  const { count } = await db
    .selectFrom('operator')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'owner')
    .where('enabled', '=', true)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Marks a time step of an authenticator as used; of two requests with one code, one gets it.
 * @returns whether this one did
 */
export async function useTotpStep(tx: Db, operatorId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('operator')
    .set({ totp_step: step })
    .where('id', '=', operatorId)
    .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', String(step))]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes down that an operator is there. */
export async function markSeen(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('operator').set({ last_seen_at: now }).where('id', '=', id).execute();
}

/** Whether nobody can sign in as an owner of the tenant that owns the installation: its set-up link is still to be opened. */
export async function isOwnerMissing(db: Db): Promise<boolean> {
  const owner = await db
    .selectFrom('operator')
    .innerJoin('tenant', 'tenant.id', 'operator.tenant_id')
    .select('operator.id')
    .where('tenant.owns_installation', '=', true)
    .where('operator.role', '=', 'owner')
    .where('operator.enabled', '=', true)
    .limit(1)
    .executeTakeFirst();
  return owner === undefined;
}

/** An operator of whatever tenant: for signing in only. */
export const findOperatorById = (db: Db, id: string): Promise<OperatorRow | undefined> =>
  db.selectFrom('operator').selectAll().where('id', '=', id).executeTakeFirst();

/** The same, locked until the transaction ends: what is counted of an operator stays so. */
export const lockOperator = (tx: Db, tenantId: string, id: string): Promise<OperatorRow | undefined> =>
  tx
    .selectFrom('operator')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** A page of a tenant's operators. */
export const listOperators = (db: Db, tenantId: string, clauses: ListClauses): Promise<PageOf<OperatorRow>> =>
  readPage(db.selectFrom('operator').selectAll().where('tenant_id', '=', tenantId), clauses);

/** Deletes an operator with sessions, passkeys and ceremonies. */
export async function deleteOperatorRow(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('operator').where('id', '=', id).execute();
}

/** Uses a recovery code up; of two requests with one code, one gets it. @returns whether this one did */
export async function useRecoveryCode(tx: Db, operatorId: string, hash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('operator')
    .set({ recovery_hashes: sql<Buffer[]>`array_remove(recovery_hashes, ${hash}::bytea)` })
    .where('id', '=', operatorId)
    .where(sql<boolean>`${hash}::bytea = any(recovery_hashes)`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
