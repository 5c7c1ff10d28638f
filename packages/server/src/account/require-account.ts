import { Problem } from '../platform/problem.ts';
import { type AccountRow, findAccount, lockAccount } from '../store/account.ts';
import { type CredentialRow, findLiveCredential } from '../store/biometric-credential.ts';
import type { Db } from '../store/vault.ts';

/**
 * The live account under a number.
 * @throws Problem E_ACCOUNT_NOT_FOUND
 */
export const requireAccount = async (
  db: Db,
  tenantId: string,
  accountNumber: string,
): Promise<AccountRow> => {
  const account = await findAccount(db, tenantId, accountNumber);
  if (!account) throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [accountNumber] });
  return account;
};

/**
 * Locks the live account under a number until the transaction ends.
 * @throws Problem E_ACCOUNT_NOT_FOUND, also when it was deleted while we waited for the lock
 */
export const requireLockedAccount = async (
  tx: Db,
  tenantId: string,
  accountNumber: string,
): Promise<AccountRow> => {
  const { id } = await requireAccount(tx, tenantId, accountNumber);
  const account = await lockAccount(tx, tenantId, id);
  if (!account) throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [accountNumber] });
  return account;
};

/**
 * The credential an account has now.
 * @throws Problem E_BIOCREDENTIAL_NOT_FOUND
 */
export const requireCredential = async (db: Db, accountId: string): Promise<CredentialRow> => {
  const credential = await findLiveCredential(db, accountId);
  if (!credential) throw new Problem('E_BIOCREDENTIAL_NOT_FOUND');
  return credential;
};
