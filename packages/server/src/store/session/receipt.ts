import type { Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A signed receipt as stored. */
export type ReceiptRow = Selectable<Database['receipt']>;

/** Stores the receipt of a session; a session ends once, so there is one. */
export async function insertReceipt(tx: Db, receipt: ReceiptRow): Promise<void> {
  await tx.insertInto('receipt').values(receipt).execute();
}

/** The receipt of a tenant's session; undefined while it is pending. */
export const findReceipt = (
  db: Db,
  query: { tenantId: string; sessionId: string },
): Promise<ReceiptRow | undefined> =>
  db
    .selectFrom('receipt')
    .selectAll()
    .where('session_id', '=', query.sessionId)
    .where('tenant_id', '=', query.tenantId)
    .executeTakeFirst();
