import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** Where a tenant's webhook goes. */
export type WebhookSettingRow = Selectable<Database['webhook_setting']>;

/** The stored settings of a tenant, if somebody ever wrote them. */
export const findWebhookSetting = (db: Db, tenantId: string): Promise<WebhookSettingRow | undefined> =>
  db.selectFrom('webhook_setting').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();

/** The same, locked until the transaction ends. */
export const lockWebhookSetting = (tx: Db, tenantId: string): Promise<WebhookSettingRow | undefined> =>
  tx
    .selectFrom('webhook_setting')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();

/** Whether a tenant wants to be told of events now. */
export async function isWebhookEnabled(db: Db, tenantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('webhook_setting')
    .select('enabled')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.enabled === true;
}

/** Writes a tenant's first settings. @returns false when there are some already */
export async function insertWebhookSetting(
  db: Db,
  row: Insertable<Database['webhook_setting']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('webhook_setting')
    .values(row)
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes the settings when their version is still `version`, and raises it. @returns whether it was */
export async function updateWebhookSetting(
  db: Db,
  tenantId: string,
  version: number,
  change: Omit<Updateable<Database['webhook_setting']>, 'tenant_id' | 'version'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_setting')
    .set({ ...change, version: version + 1 })
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
