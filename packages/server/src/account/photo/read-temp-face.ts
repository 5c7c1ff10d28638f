import { Problem } from '../../platform/http/problem.ts';
import { findTempCapture, readTempQuality, type TempCaptureRow } from '../../store/account/temp-capture.ts';
import { templateFromBytes } from '../../store/account/template-bytes.ts';
import { openViews } from '../../store/account/turned-views.ts';
import type { BlobStore } from '../../store/blob/blob-store.ts';
import { type Db, type Vault, VaultKeyGone } from '../../store/seal/vault.ts';
import type { NewFace } from '../bind-credential.ts';
import type { MatchScale } from '../verify-credential.ts';

/** What opening a TempId needs. */
export interface ReadTempFaceDependencies {
  vault: Vault;
  blobs: BlobStore;
  /** What the cosines of an embedder mean; null when it does not run, and then its templates are of no use. */
  findScale(embedderId: string): MatchScale | null;
}

/** The part of a new credential that comes from under a TempId. */
export type TempFace = Pick<
  NewFace,
  'template' | 'modelId' | 'views' | 'image' | 'dataType' | 'isProofed' | 'quality' | 'tempId'
>;

/**
 * Opens the selfie under a tenant's TempId. It may be used again until it expires (docs/wire.md#temporary-selfies).
 * @throws Problem E_TEMP_DATA_EXPIRED past its end, purged, unknown or another tenant's: all the same to the caller;
 * E_MODEL_MISMATCH when it was taken by an embedder that does not run any more
 */
export async function readTempFace(
  deps: ReadTempFaceDependencies,
  db: Db,
  query: { tenantId: string; tempId: string; now: Date },
): Promise<TempFace> {
  const capture = await findTempCapture(db, query);
  if (!capture) throw new Problem('E_TEMP_DATA_EXPIRED');
  if (deps.findScale(capture.model_id) === null) {
    throw new Problem('E_MODEL_MISMATCH', { args: [capture.model_id] });
  }
  const { template, views, image } = await openCapture(deps, db, capture);
  return {
    template,
    views,
    image,
    modelId: capture.model_id,
    dataType: capture.data_type,
    isProofed: true,
    quality: readTempQuality(capture),
    tempId: capture.id,
  };
}

async function openCapture(
  { vault, blobs }: ReadTempFaceDependencies,
  db: Db,
  capture: TempCaptureRow,
): Promise<Pick<TempFace, 'template' | 'views' | 'image'>> {
  if (!capture.data_key_id || !capture.template_sealed) throw new Problem('E_TEMP_DATA_EXPIRED');
  try {
    const key = await vault.openDataKey(db, capture.data_key_id);
    const template = templateFromBytes(
      vault.unseal(key, capture.template_sealed, {
        table: 'temp_capture',
        column: 'template_sealed',
        rowId: capture.id,
      }),
    );
    const views = openViews(vault, key, capture.views_sealed, { table: 'temp_capture', id: capture.id });
    const blobId = capture.image_blob_id;
    const sealed = blobId && (await blobs.get(blobId));
    if (!sealed) return { template, views, image: null };
    const context = { table: 'blob', column: 'bytes', rowId: blobId };
    return { template, views, image: vault.unseal(key, sealed, context) };
  } catch (cause) {
    // Purged between our read of the row and of the key.
    if (cause instanceof VaultKeyGone) throw new Problem('E_TEMP_DATA_EXPIRED', { cause });
    throw cause;
  }
}
