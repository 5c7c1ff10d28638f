import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A passkey as stored: its public half. */
export type PasskeyRow = Selectable<Database['operator_passkey']>;

/** Stores a new passkey. */
export const insertPasskey = (tx: Db, row: Insertable<Database['operator_passkey']>): Promise<PasskeyRow> =>
  tx.insertInto('operator_passkey').values(row).returningAll().executeTakeFirstOrThrow();

/** Passkeys of an operator, oldest first. */
export const listPasskeys = (db: Db, operatorId: string): Promise<PasskeyRow[]> =>
  db
    .selectFrom('operator_passkey')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** The passkey under a credential id: for signing in only. */
export const findPasskey = (db: Db, credentialId: string): Promise<PasskeyRow | undefined> =>
  db.selectFrom('operator_passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst();

/** Changes a passkey of an operator; undefined when there is none. */
export const updatePasskey = (
  tx: Db,
  { operatorId, id }: { operatorId: string; id: string },
  change: Updateable<Database['operator_passkey']>,
): Promise<PasskeyRow | undefined> =>
  tx
    .updateTable('operator_passkey')
    .set(change)
    .where('operator_id', '=', operatorId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/** Deletes a passkey of an operator. @returns whether there was one */
export async function deletePasskeyRow(
  tx: Db,
  { operatorId, id }: { operatorId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('operator_passkey')
    .where('operator_id', '=', operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
