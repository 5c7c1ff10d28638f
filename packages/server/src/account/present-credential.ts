import type { BiometricCredential, CredentialQuality } from '@selfsame/contract';
import { findAccountNumbers } from '../store/account/account.ts';
import { type CredentialRow, showQuality, showSources } from '../store/account/biometric-credential.ts';
import type { StoredQuality } from '../store/account/stored-quality.ts';
import type { Db } from '../store/seal/vault.ts';

/** A credential as the wire shows it: all about the face, never the face. */
export async function presentCredential(db: Db, row: CredentialRow): Promise<BiometricCredential> {
  const quality = showQuality(row);
  return {
    Id: row.id,
    ExternalId: row.external_id,
    Description: row.description,
    CredentialType: row.credential_type,
    DataType: row.data_type,
    Data: null,
    IsProofed: row.is_proofed,
    SourceCredentials: showSources(row),
    CreatedDate: row.created_at.toISOString(),
    ModifiedDate: row.modified_at.toISOString(),
    DeletedDate: row.deleted_at?.toISOString() ?? null,
    HasRawData: row.image_blob_id !== null,
    HasSideViews: row.views_sealed !== null,
    ModelId: row.model_id,
    Quality: presentQuality(quality),
    PossibleDuplicates: await findAccountNumbers(db, row.tenant_id, quality.duplicates ?? []),
  };
}

/** What was measured when the face was taken; null for erased credentials and those of older versions. */
function presentQuality(quality: StoredQuality): CredentialQuality | null {
  const { eyeDistance, sharpness, brightness, contrast, saturated } = quality;
  // Comparing with null refuses undefined too.
  if (eyeDistance == null || sharpness == null || brightness == null || contrast == null || saturated == null)
    return null;
  return {
    EyeDistance: eyeDistance,
    Sharpness: sharpness,
    Brightness: brightness,
    Contrast: contrast,
    Saturated: saturated,
  };
}
