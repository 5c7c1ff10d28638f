import { transaction } from '../platform/database.ts';
import { setAccountDataKey } from '../store/account/account.ts';
import type { DeleteAccountDependencies } from './delete-account.ts';
import { beginErasure, finishErasure } from './erase-credential.ts';
import { publishAccount } from './publish-account.ts';
import { requireCredential, requireLockedAccount } from './require-account.ts';
import type { AccountAct } from './update-account.ts';

/**
 * Deletes an account's credential: key, template and picture.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND
 */
export async function deleteCredential(
  deps: Omit<DeleteAccountDependencies, 'endSessions'>,
  input: AccountAct,
): Promise<true> {
  const erased = await transaction(deps.db, async (tx) => {
    const account = await requireLockedAccount(tx, input.tenantId, input.accountNumber);
    const credential = await requireCredential(tx, account.id);
    await beginErasure(deps, tx, credential, input.now);
    await setAccountDataKey(tx, account.id, null);
    await publishAccount(deps.events, tx, {
      type: 'credential.deleted',
      tenantId: input.tenantId,
      actor: input.actor,
      account,
      credentialId: credential.id,
      data: { destroyedKeyId: credential.data_key_id, hadImage: credential.image_blob_id !== null },
      at: input.now,
    });
    return credential;
  });
  await deps.refreshGallery();
  await finishErasure(deps, erased);
  return true;
}
