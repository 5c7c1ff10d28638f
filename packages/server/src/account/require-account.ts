import { Problem } from '../platform/http/problem.ts';
import { type AccountRow, findAccount, lockAccount } from '../store/account/account.ts';
import { type CredentialRow, findLiveCredential } from '../store/account/biometric-credential.ts';
import type { Db } from '../store/seal/vault.ts';

/**
 * The live account under a number.
 * @throws Problem E_ACCOUNT_NOT_FOUND
 */
export async function requireAccount(db: Db, tenantId: string, accountNumber: string): Promise<AccountRow> {
  const account = await findAccount(db, tenantId, accountNumber);
  if (!account) throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [accountNumber] });
  return account;
}

/**
 * Locks the live account under a number until the transaction ends.
 * @throws Problem E_ACCOUNT_NOT_FOUND, also when it was deleted while we waited for the lock
 */
export async function requireLockedAccount(
  tx: Db,
  tenantId: string,
  accountNumber: string,
): Promise<AccountRow> {
  const { id } = await requireAccount(tx, tenantId, accountNumber);
  const account = await lockAccount(tx, tenantId, id);
  if (!account) throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [accountNumber] });
  return account;
}

/**
 * The credential an account has now.
 * @throws Problem E_BIOCREDENTIAL_NOT_FOUND
 */
export async function requireCredential(db: Db, accountId: string): Promise<CredentialRow> {
  const credential = await findLiveCredential(db, accountId);
  if (!credential) throw new Problem('E_BIOCREDENTIAL_NOT_FOUND');
  return credential;
}
