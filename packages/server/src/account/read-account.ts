import type { Account, AccountPage, ListQuery } from '@selfsame/contract';
import { readListQuery } from '../platform/list-query.ts';
import { accountListFields, countAccounts, findAccount, listAccounts } from '../store/account.ts';
import type { Db } from '../store/vault.ts';
import { presentAccount } from './present-account.ts';

/** The account under a number, or null when there is none: the wire answers 200 to both. */
export async function readAccount(db: Db, tenantId: string, accountNumber: string): Promise<Account | null> {
  const account = await findAccount(db, tenantId, accountNumber);
  return account ? presentAccount(account) : null;
}

/**
 * One page of accounts, newest change first unless asked otherwise.
 * @throws Problem E_INVALID_ARGUMENT for a filter or sort that can't be read
 */
export async function readAccounts(db: Db, tenantId: string, query: ListQuery): Promise<AccountPage> {
  const clauses = readListQuery(query, accountListFields, {
    sort: 'ModifiedDate,desc',
    tieBreaker: 'account.id',
  });
  const [rows, total] = await Promise.all([
    listAccounts(db, tenantId, clauses),
    countAccounts(db, tenantId, clauses.where),
  ]);
  return { Items: rows.map(presentAccount), TotalCount: total };
}
