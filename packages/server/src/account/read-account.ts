import type { Account, AccountListQuery, AccountPage } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  accountListFields,
  findAccount,
  findAnyAccount,
  listAccounts,
  narrowToWords,
} from '../store/account/account.ts';
import type { Db } from '../store/seal/vault.ts';
import { presentAccount, presentListedAccount } from './present-account.ts';

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
 * @throws Problem E_INVALID_ARGUMENT for a filter, sort or search that can't be read
 */
export async function readAccounts(db: Db, tenantId: string, query: AccountListQuery): Promise<AccountPage> {
  const clauses = readListQuery(query, accountList.fields, accountList.defaults);
  const where = narrowToWords(clauses.where, readWords(query.search ?? ''));
  const { rows, total } = await listAccounts(db, tenantId, { ...clauses, where });
  return { Items: rows.map(presentListedAccount), TotalCount: total };
}

/**
 * What the accounts of a list must be.
 * @throws Problem E_INVALID_ARGUMENT for a filter or search that can't be read
 */
export function readAccountConditions({ filter, search }: Pick<AccountListQuery, 'filter' | 'search'>) {
  const { where } = readListQuery(filter ? { filter } : {}, accountList.fields, accountList.defaults);
  return narrowToWords(where, readWords(search ?? ''));
}

/** The words of a search. */
function readWords(search: string): string[] {
  // PostgreSQL has no text with it, so nothing can match and the driver would throw.
  if (search.includes('\0')) {
    throw new Problem('E_INVALID_ARGUMENT', {
      args: ['search holds a character that no stored text can hold'],
    });
  }
  return search.split(/\s+/).filter((word) => word !== '');
}
