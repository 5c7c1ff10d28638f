import { Problem } from '../../platform/http/problem.ts';
import type { AccountRow } from '../../store/account/account.ts';
import { findLiveCredential } from '../../store/account/biometric-credential.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { findUsableAccount } from './find-usable-account.ts';

/**
 * The account whose stored face a verification compares with.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_MODEL_MISMATCH
 */
export async function findVerifiableAccount(
  deps: Pick<SessionDependencies, 'db' | 'findScale'>,
  tenantId: string,
  accountNumber: string,
): Promise<AccountRow> {
  const account = await findUsableAccount(deps.db, tenantId, accountNumber);
  const credential = await findLiveCredential(deps.db, account.id);
  if (!credential) throw new Problem('E_ACCOUNT_BIOCREDENTIAL_REQUIRED');
  if (deps.findScale(credential.model_id) === null) {
    throw new Problem('E_MODEL_MISMATCH', { args: [credential.model_id] });
  }
  return account;
}
