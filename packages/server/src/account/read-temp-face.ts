import { Problem } from '../platform/problem.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { findTempCapture, type TempCaptureRow } from '../store/temp-capture.ts';
import { templateFromBytes } from '../store/template-bytes.ts';
import { type Db, type Vault, VaultKeyGone } from '../store/vault.ts';
import type { NewFace } from './bind-credential.ts';

/** What opening a TempId needs. */
export interface ReadTempFaceDependencies {
  vault: Vault;
  blobs: BlobStore;
  /** The embedder that runs; templates of others can't be compared with its own. */
  modelId: string;
}

/** The part of a new credential that comes from under a TempId. */
export type TempFace = Pick<
  NewFace,
  'template' | 'modelId' | 'image' | 'dataType' | 'isProofed' | 'quality' | 'tempId'
>;

/**
 * Opens the selfie under a tenant's TempId. It may be used again until it expires (contract Q11).
 * @throws Problem E_TEMP_DATA_EXPIRED past its end, purged, unknown or another tenant's: all the same to the caller;
 * E_MODEL_MISMATCH when it was taken before the embedder changed
 */
export async function readTempFace(
  deps: ReadTempFaceDependencies,
  db: Db,
  query: { tenantId: string; tempId: string; now: Date },
): Promise<TempFace> {
  const capture = await findTempCapture(db, query);
  if (!capture) throw new Problem('E_TEMP_DATA_EXPIRED');
  if (capture.model_id !== deps.modelId) {
    throw new Problem('E_MODEL_MISMATCH', { args: [capture.model_id] });
  }
  const { template, image } = await openCapture(deps, db, capture);
  return {
    template,
    image,
    modelId: capture.model_id,
    dataType: capture.data_type,
    isProofed: true,
    quality: capture.quality,
    tempId: capture.id,
  };
}

async function openCapture(
  { vault, blobs }: ReadTempFaceDependencies,
  db: Db,
  capture: TempCaptureRow,
): Promise<{ template: Float32Array; image: Uint8Array | null }> {
  if (!capture.data_key_id || !capture.template_sealed) throw new Problem('E_TEMP_DATA_EXPIRED');
  try {
    const key = await vault.openDataKey(db, capture.data_key_id);
    const context = { table: 'temp_capture', column: 'template_sealed', rowId: capture.id };
    const template = templateFromBytes(vault.unseal(key, capture.template_sealed, context));
    const blobId = capture.image_blob_id;
    const sealed = blobId && (await blobs.get(blobId));
    if (!sealed) return { template, image: null };
    return { template, image: vault.unseal(key, sealed, { table: 'blob', column: 'bytes', rowId: blobId }) };
  } catch (cause) {
    // Purged between our read of the row and of the key.
    if (cause instanceof VaultKeyGone) throw new Problem('E_TEMP_DATA_EXPIRED', { cause });
    throw cause;
  }
}
