import type { BiometricCredentialImage } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import type { Events } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import { type Db, type Vault, VaultKeyGone } from '../store/seal/vault.ts';
import { publishAccount } from './publish-account.ts';
import { requireAccount, requireCredential } from './require-account.ts';
import type { AccountAct } from './update-account.ts';

/** What showing a stored picture needs. */
export interface ReadCredentialImageDependencies {
  db: Db;
  vault: Vault;
  blobs: BlobStore;
  events: Events<Db>;
}

/**
 * Opens the picture of an account's credential for somebody to look at. That it was looked at is in the audit log
 * before the picture leaves.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND, E_CREDENTIAL_IMAGE_NOT_STORED
 */
export const readCredentialImage = (
  deps: ReadCredentialImageDependencies,
  input: AccountAct,
): Promise<BiometricCredentialImage> =>
  transaction(deps.db, async (tx) => {
    const account = await requireAccount(tx, input.tenantId, input.accountNumber);
    const credential = await requireCredential(tx, account.id);
    const { image_blob_id: blobId, data_key_id: keyId } = credential;
    const sealed = blobId && keyId ? await deps.blobs.get(blobId) : null;
    if (!sealed || !blobId || !keyId) throw new Problem('E_CREDENTIAL_IMAGE_NOT_STORED');
    const image = await openImage(deps.vault, tx, { blobId, keyId, sealed });
    await publishAccount(deps.events, tx, {
      type: 'credential.imageViewed',
      tenantId: input.tenantId,
      actor: input.actor,
      account,
      credentialId: credential.id,
      at: input.now,
    });
    return { DataType: credential.data_type, Data: Buffer.from(image).toString('base64') };
  });

async function openImage(
  vault: Vault,
  tx: Db,
  { blobId, keyId, sealed }: { blobId: string; keyId: string; sealed: Uint8Array },
): Promise<Uint8Array> {
  try {
    const key = await vault.openDataKey(tx, keyId);
    return vault.unseal(key, sealed, { table: 'blob', column: 'bytes', rowId: blobId });
  } catch (cause) {
    // Erased between our read of the row and of the key.
    if (cause instanceof VaultKeyGone) throw new Problem('E_CREDENTIAL_IMAGE_NOT_STORED', { cause });
    throw cause;
  }
}
