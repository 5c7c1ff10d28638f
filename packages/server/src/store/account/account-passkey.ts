import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A passkey of an account as stored: its public half. The credential id of one that a sandbox simulates is its private half, sealed. */
export type AccountPasskeyRow = Selectable<Database['account_passkey']>;

/** Stores a new passkey. @returns undefined when an account of the tenant has it already */
export const insertAccountPasskey = (
  tx: Db,
  row: Insertable<Database['account_passkey']>,
): Promise<AccountPasskeyRow | undefined> =>
  tx
    .insertInto('account_passkey')
    .values(row)
    .onConflict((conflict) => conflict.constraint('account_passkey_credential').doNothing())
    .returningAll()
    .executeTakeFirst();

/** Passkeys of an account, oldest first. */
export const listAccountPasskeys = (db: Db, accountId: string): Promise<AccountPasskeyRow[]> =>
  db
    .selectFrom('account_passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** The passkey of a tenant under a credential id, locked until the transaction ends. */
export const lockPasskeyOfCredential = (
  tx: Db,
  { tenantId, credentialId }: { tenantId: string; credentialId: string },
): Promise<AccountPasskeyRow | undefined> =>
  tx
    .selectFrom('account_passkey')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();

/** Whether a passkey is still there. */
export async function hasAccountPasskey(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('account_passkey').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Changes a passkey of an account; undefined when there is none. */
export const updateAccountPasskey = (
  tx: Db,
  { accountId, id }: { accountId: string; id: string },
  change: Updateable<Database['account_passkey']>,
): Promise<AccountPasskeyRow | undefined> =>
  tx
    .updateTable('account_passkey')
    .set(change)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/** Deletes a passkey of an account. @returns the row that it was */
export const deleteAccountPasskey = (
  tx: Db,
  { accountId, id }: { accountId: string; id: string },
): Promise<AccountPasskeyRow | undefined> =>
  tx
    .deleteFrom('account_passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/** Deletes all passkeys of an account. @returns how many */
export async function deleteAccountPasskeys(tx: Db, accountId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('account_passkey')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
