import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import { foldedSql } from '../../platform/fold-text.ts';
import type { ListClauses, ListFields } from '../../platform/http/list-query.ts';
import { eraseColumns } from '../erase-columns.ts';
import { deleteRecordsOfAccount } from '../oidc/provider-record.ts';
import { type PageOf, readCounted } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import { accountTextFields } from './account-texts.ts';

/** An account as stored, with the names of the tenant it belongs to. */
export type AccountRow = Selectable<Database['account']> & { customer_number: string; customer_name: string };
/** What a new account is made of. */
export type NewAccount = Insertable<Database['account']>;
/** What a change of an account may set. */
export type AccountChange = Omit<Updateable<Database['account']>, 'id' | 'tenant_id' | 'account_number'> & {
  modified_at: Date;
};

/** Fields that the account list can be filtered and sorted by. */
export const accountListFields: ListFields = {
  AccountNumber: { column: 'account.account_number', kind: 'text' },
  UIN: { column: 'account.id', kind: 'guid' },
  DisplayName: { column: 'account.display_name', kind: 'label' },
  ...accountTextFields,
  Enabled: { column: 'account.enabled', kind: 'boolean' },
  DisableReason: { column: 'account.disable_reason', kind: 'label' },
  Rules: { column: 'account.rules', kind: 'integer' },
  Version: { column: 'account.version', kind: 'integer' },
  HasBioCredential: { column: 'account.has_credential', kind: 'boolean' },
  CreatedDate: { column: 'account.created_at', kind: 'instant' },
  ModifiedDate: { column: 'account.modified_at', kind: 'instant' },
};

const selectAny = (db: Db) =>
  db
    .selectFrom('account')
    .innerJoin('tenant', 'tenant.id', 'account.tenant_id')
    .selectAll('account')
    .select(['tenant.customer_number', 'tenant.customer_name']);
const selectLive = (db: Db) => selectAny(db).where('account.deleted_at', 'is', null);

/** Stores a new account; undefined when its number is taken, also by a transaction that commits at this moment. */
export async function insertAccount(db: Db, account: NewAccount): Promise<AccountRow | undefined> {
  const inserted = await db
    .insertInto('account')
    .values(account)
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'account_number']).where('deleted_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted && selectLive(db).where('account.id', '=', inserted.id).executeTakeFirst();
}

/** A tenant's live account by its number. */
export const findAccount = (
  db: Db,
  tenantId: string,
  accountNumber: string,
): Promise<AccountRow | undefined> =>
  selectLive(db)
    .where('account.tenant_id', '=', tenantId)
    .where('account.account_number', '=', accountNumber)
    .executeTakeFirst();

/** A tenant's live account by its id. */
export const findAccountById = (db: Db, tenantId: string, id: string): Promise<AccountRow | undefined> =>
  selectLive(db).where('account.tenant_id', '=', tenantId).where('account.id', '=', id).executeTakeFirst();

/** A tenant's account by its id, deleted or not. */
export const findAnyAccount = (db: Db, tenantId: string, id: string): Promise<AccountRow | undefined> =>
  selectAny(db).where('account.tenant_id', '=', tenantId).where('account.id', '=', id).executeTakeFirst();

/**
 * Locks a live account until the transaction ends. Everything that binds, erases or counts for an account begins
 * here, so that such changes of one account happen one after the other.
 */
export const lockAccount = (tx: Db, tenantId: string, id: string): Promise<AccountRow | undefined> =>
  selectLive(tx)
    .where('account.tenant_id', '=', tenantId)
    .where('account.id', '=', id)
    .forUpdate('account')
    .executeTakeFirst();

/** Keeps a live account from being erased until the transaction ends; false when it is gone. */
export async function holdAccount(tx: Db, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('account')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Changes a live account and raises its version; undefined when it is gone. The database notes when it was disabled and when its
 * addresses changed (migration 0039). What the OpenID Provider gave a disabled account ends for good: call in a transaction.
 */
export async function changeAccount(
  db: Db,
  tenantId: string,
  id: string,
  change: AccountChange,
): Promise<AccountRow | undefined> {
  const changed = await db
    .updateTable('account')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (changed && change.enabled === false) await deleteRecordsOfAccount(db, changed.id);
  return changed && findAccountById(db, tenantId, changed.id);
}

/** Notes which data key seals an account's credential now. No change of the account that a client could see. */
export async function setAccountDataKey(tx: Db, id: string, dataKeyId: string | null): Promise<void> {
  await tx.updateTable('account').set({ data_key_id: dataKeyId }).where('id', '=', id).execute();
}

/**
 * Ends an account and forgets the person: what is left is our id and the dates. The number goes too, since it may be
 * an e-mail address or a name; transactions of the past name the account by its UIN.
 */
export async function eraseAccount(tx: Db, id: string, now: Date): Promise<void> {
  const gone = { account_number: id, display_name: '', enabled: false, modified_at: now, deleted_at: now };
  await eraseColumns(tx, 'account', { column: 'id', ids: [id] }, gone);
}

/** An account of a list, with the date of its credential. */
export type ListedAccountRow = AccountRow & { credential_created_at: Date | null };

/**
 * One page of a tenant's live accounts. The page is cut by the index alone, before anything is joined to it, so that rows
 * that are passed over cost little.
 */
export function listAccounts(
  db: Db,
  tenantId: string,
  { where, orderBy, start, size }: ListClauses,
): Promise<PageOf<ListedAccountRow>> {
  const matching = db
    .selectFrom('account')
    .select('account.id')
    .where('account.tenant_id', '=', tenantId)
    .where('account.deleted_at', 'is', null)
    .where(where);
  const page = db
    .selectFrom(matching.orderBy(orderBy).offset(start).limit(size).as('page'))
    .innerJoin('account', 'account.id', 'page.id')
    .innerJoin('tenant', 'tenant.id', 'account.tenant_id')
    .leftJoin('biometric_credential', (join) =>
      join
        .onRef('biometric_credential.account_id', '=', 'account.id')
        .on('biometric_credential.deleted_at', 'is', null),
    )
    .selectAll('account')
    .select(['tenant.customer_number', 'tenant.customer_name'])
    .select('biometric_credential.created_at as credential_created_at')
    .orderBy(orderBy);
  return readCounted(page, matching, start);
}

const likeSpecial = /[\\%_]/g;

/**
 * Narrows a filter to accounts that hold each of the words somewhere in number, name, e-mail address or phone number, whatever its case and normal form.
 * Words of three characters and more are found by the trigram index where there is one.
 */
export function narrowToWords(where: ListClauses['where'], words: readonly string[]): RawBuilder<boolean> {
  const held = words.map(
    (word) => sql`account.search_text like ${foldedSql(`%${word.replace(likeSpecial, '\\$&')}%`)}`,
  );
  return sql<boolean>`${sql.join([where, ...held], sql` and `)}`;
}

/** Numbers of those of the accounts that live. */
export async function findAccountNumbers(
  db: Db,
  tenantId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('account_number')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('deleted_at', 'is', null)
    .orderBy('account_number')
    .execute();
  return rows.map((row) => row.account_number);
}
