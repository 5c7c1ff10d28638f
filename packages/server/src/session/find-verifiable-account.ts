import { Problem } from '../platform/problem.ts';
import type { AccountRow } from '../store/account.ts';
import { findLiveCredential } from '../store/biometric-credential.ts';
import { findUsableAccount } from './find-usable-account.ts';
import type { SessionDependencies } from './session-dependencies.ts';

/**
 * The account whose stored face a verification compares with.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_MODEL_MISMATCH
 */
export const findVerifiableAccount = async (
  deps: Pick<SessionDependencies, 'db' | 'engine'>,
  tenantId: string,
  accountNumber: string,
): Promise<AccountRow> => {
  const account = await findUsableAccount(deps.db, tenantId, accountNumber);
  const credential = await findLiveCredential(deps.db, account.id);
  if (!credential) throw new Problem('E_ACCOUNT_BIOCREDENTIAL_REQUIRED');
  if (credential.model_id !== deps.engine.models.embedder.id) {
    throw new Problem('E_MODEL_MISMATCH', { args: [credential.model_id] });
  }
  return account;
};
