import { type CredentialRow, eraseCredential } from '../store/account/biometric-credential.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import type { Db, Vault } from '../store/seal/vault.ts';

/** What erasing needs. */
export interface EraseDependencies {
  vault: Vault;
  blobs: BlobStore;
}

/**
 * Erases a credential within a transaction, its data key first: from there on no copy of the template or the
 * picture can be opened, wherever it lies. Call {@link finishErasure} after the commit.
 */
export async function beginErasure(
  deps: { vault: Pick<Vault, 'destroyDataKey'> },
  tx: Db,
  credential: CredentialRow,
  now: Date,
): Promise<void> {
  if (credential.data_key_id) await deps.vault.destroyDataKey(tx, credential.data_key_id);
  await eraseCredential(tx, credential.id, now);
}

/**
 * Removes the sealed picture once no row points at it. When the process dies before this, the sweeper finds the
 * blob an orphan; nobody can open it by then.
 */
export async function finishErasure(
  deps: Pick<EraseDependencies, 'blobs'>,
  credential: Pick<CredentialRow, 'image_blob_id'> | undefined,
): Promise<void> {
  if (credential?.image_blob_id) await deps.blobs.delete(credential.image_blob_id);
}
