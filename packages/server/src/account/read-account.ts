import type { Account, AccountPage, ListQuery } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/list-query.ts';
import { Problem } from '../platform/problem.ts';
import {
  accountListFields,
  countAccounts,
  findAccount,
  findAnyAccount,
  listAccounts,
} from '../store/account.ts';
import type { Db } from '../store/vault.ts';
import { presentAccount } from './present-account.ts';

/** The account under a number, or null when there is none: the wire answers 200 to both. */
export async function readAccount(db: Db, tenantId: string, accountNumber: string): Promise<Account | null> {
  const account = await findAccount(db, tenantId, accountNumber);
  return account ? presentAccount(account) : null;
}

/**
 * An account by its UIN, deleted or not. Erasure left nothing personal in the row of a deleted one.
 * @throws Problem E_AUDIT_OBJECT_NOT_FOUND
 */
export async function readAuditAccount(db: Db, tenantId: string, uin: string): Promise<Account> {
  const account = await findAnyAccount(db, tenantId, uin);
  if (!account) throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: ['account'] });
  return presentAccount(account);
}

/** The list of accounts. */
export const accountList: ListDeclaration = {
  fields: accountListFields,
  defaults: { sort: 'ModifiedDate,desc', tieBreaker: 'account.id' },
};

/**
 * One page of accounts, newest change first unless asked otherwise.
 * @throws Problem E_INVALID_ARGUMENT for a filter or sort that can't be read
 */
export async function readAccounts(db: Db, tenantId: string, query: ListQuery): Promise<AccountPage> {
  const clauses = readListQuery(query, accountList.fields, accountList.defaults);
  const [rows, total] = await Promise.all([
    listAccounts(db, tenantId, clauses),
    countAccounts(db, tenantId, clauses.where),
  ]);
  return { Items: rows.map(presentAccount), TotalCount: total };
}
