import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from './tables.ts';
import type { Db } from './vault.ts';

/** A transaction template as stored. */
export type TransactionTemplateRow = Selectable<Database['transaction_template']>;

/** The template that every tenant has (contract.md §1.9); it can be changed but not deleted or renamed. */
export const defaultTemplateName = 'Verify_Identity';

const live = (db: Db, tenantId: string) =>
  db
    .selectFrom('transaction_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null);

/** The live template of a name, in any case. */
export const findTemplate = (
  db: Db,
  tenantId: string,
  name: string,
): Promise<TransactionTemplateRow | undefined> =>
  live(db, tenantId).where(sql`lower(name)`, '=', sql<string>`lower(${name})`).executeTakeFirst();

/** The live template under an id. */
export const findTemplateById = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<TransactionTemplateRow | undefined> => live(db, tenantId).where('id', '=', id).executeTakeFirst();

/** The template under an id, deleted or not. */
export const findAnyTemplate = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<TransactionTemplateRow | undefined> =>
  db
    .selectFrom('transaction_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** All live templates, oldest first. */
export const listTemplates = (db: Db, tenantId: string): Promise<TransactionTemplateRow[]> =>
  live(db, tenantId).orderBy('created_at').orderBy('id').execute();

/** @returns undefined when the name is taken */
export const insertTemplate = (
  db: Db,
  row: Insertable<Database['transaction_template']>,
): Promise<TransactionTemplateRow | undefined> =>
  db
    .insertInto('transaction_template')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();

/**
 * Changes a live template.
 * @returns undefined when there is none
 * @throws unique violation `transaction_template_live` when the new name is taken
 */
export const updateTemplate = (
  db: Db,
  tenantId: string,
  id: string,
  change: Updateable<Database['transaction_template']>,
): Promise<TransactionTemplateRow | undefined> =>
  db
    .updateTable('transaction_template')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** Gives a tenant its first template unless it has it. */
export const ensureDefaultTemplate = async (db: Db, tenantId: string, now: Date): Promise<void> => {
  await insertTemplate(db, {
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    name: defaultTemplateName,
    description: 'Verify that the person is the holder of the account',
    created_at: now,
  });
};
