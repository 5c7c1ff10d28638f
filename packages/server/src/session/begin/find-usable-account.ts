import { Problem } from '../../platform/http/problem.ts';
import { type AccountRow, findAccount } from '../../store/account/account.ts';
import { accountDisabled } from '../../store/account/account-disabled.ts';
import type { Db } from '../../store/seal/vault.ts';

/**
 * The account that a session is for.
 * @throws Problem E_INVALID_ARGUMENT when no number was sent, E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED
 */
export async function findUsableAccount(
  db: Db,
  tenantId: string,
  accountNumber: string | null | undefined,
): Promise<AccountRow> {
  if (!accountNumber) throw new Problem('E_INVALID_ARGUMENT', { args: ['AccountNumber is required.'] });
  const account = await findAccount(db, tenantId, accountNumber);
  if (!account) throw new Problem('E_ACCOUNT_NOT_FOUND', { args: [accountNumber] });
  if (!account.enabled) throw accountDisabled(account.disable_reason);
  return account;
}
