import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { deleteTempCapture, findDueTempCapture } from '../store/account/temp-capture.ts';
import type { BlobStore } from '../store/blob/blob-store.ts';
import type { Vault } from '../store/seal/vault.ts';
import type { Database } from '../store/tables.ts';

/** What destroying a capture needs. */
export interface PurgeDependencies {
  db: Kysely<Database>;
  vault: Pick<Vault, 'destroyDataKey'>;
  blobs: Pick<BlobStore, 'delete'>;
  clock: Clock;
}

/**
 * Destroys what lies under a TempId whose time is over: first the data key, from where on neither the selfie nor
 * the template can be opened, in no backup either; then the sealed selfie; then the row with template, quality and
 * liveness. What stays is the session: that it happened, its outcome and scores, and the TempId as a mere number.
 * Idempotent; nothing happens before the time.
 * @returns whether there was something to destroy
 */
export async function purgeTempCapture(deps: PurgeDependencies, tempId: string): Promise<boolean> {
  const capture = await findDueTempCapture(deps.db, tempId, deps.clock.now());
  if (!capture) return false;
  if (capture.data_key_id) await deps.vault.destroyDataKey(deps.db, capture.data_key_id);
  if (capture.image_blob_id) await deps.blobs.delete(capture.image_blob_id);
  await deleteTempCapture(deps.db, tempId);
  return true;
}
