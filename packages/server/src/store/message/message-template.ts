import type { MessageResourceName } from '@selfsame/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A text of a tenant as stored. */
export type MessageTemplateRow = Selectable<Database['message_template']>;

/** An operation of a tenant, predefined or a transaction template. */
export interface TemplateOwner {
  tenantId: string;
  operationId: string;
}

const live = (db: Db, { tenantId, operationId }: TemplateOwner) =>
  db
    .selectFrom('message_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('operation_id', '=', operationId)
    .where('deleted_at', 'is', null);

/** All texts of an operation, in a steady order. */
export const listMessageTemplates = (db: Db, owner: TemplateOwner): Promise<MessageTemplateRow[]> =>
  live(db, owner).orderBy('locale').orderBy('name').orderBy('id').execute();

/** One text. */
export const findMessageTemplate = (
  db: Db,
  owner: TemplateOwner,
  id: string,
): Promise<MessageTemplateRow | undefined> => live(db, owner).where('id', '=', id).executeTakeFirst();

/** A text of a tenant, deleted or not, of whichever operation. */
export const findAnyMessageTemplate = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<MessageTemplateRow | undefined> =>
  db
    .selectFrom('message_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** @returns undefined when there is a text of this name and language */
export const insertMessageTemplate = (
  db: Db,
  row: Insertable<Database['message_template']>,
): Promise<MessageTemplateRow | undefined> =>
  db
    .insertInto('message_template')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();

/**
 * Replaces a text when `version` is still the stored one.
 * @returns undefined when it is not, or the text is gone
 * @throws unique violation `message_template_live` when the new name and language are taken
 */
export const replaceMessageTemplate = (
  db: Db,
  owner: TemplateOwner,
  text: {
    id: string;
    version: number;
    name: MessageResourceName;
    locale: string;
    content: string;
    now: Date;
  },
): Promise<MessageTemplateRow | undefined> =>
  db
    .updateTable('message_template')
    .set({
      name: text.name,
      locale: text.locale,
      content: text.content,
      version: sql<number>`version + 1`,
      modified_at: text.now,
    })
    .where('id', '=', text.id)
    .where('tenant_id', '=', owner.tenantId)
    .where('operation_id', '=', owner.operationId)
    .where('version', '=', text.version)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** @returns whether there was one */
export async function deleteMessageTemplate(
  db: Db,
  owner: TemplateOwner,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('message_template')
    .set({ deleted_at: now })
    .where('id', '=', id)
    .where('tenant_id', '=', owner.tenantId)
    .where('operation_id', '=', owner.operationId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
