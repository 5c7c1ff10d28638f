import type { BiometricCredential, CredentialQuality } from '@selfsame/contract';
import { findAccountNumbers } from '../store/account.ts';
import type { CredentialRow } from '../store/biometric-credential.ts';
import type { Db } from '../store/vault.ts';

/** A credential as the wire shows it: all about the face, never the face. */
export async function presentCredential(db: Db, row: CredentialRow): Promise<BiometricCredential> {
  const { duplicates } = row.quality;
  return {
    Id: row.id,
    ExternalId: row.external_id,
    Description: row.description,
    CredentialType: row.credential_type,
    DataType: row.data_type,
    Data: null,
    IsProofed: row.is_proofed,
    SourceCredentials: row.source_credentials,
    CreatedDate: row.created_at.toISOString(),
    ModifiedDate: row.modified_at.toISOString(),
    DeletedDate: row.deleted_at?.toISOString() ?? null,
    HasRawData: row.image_blob_id !== null,
    ModelId: row.model_id,
    Quality: presentQuality(row.quality),
    PossibleDuplicates: Array.isArray(duplicates)
      ? await findAccountNumbers(db, row.tenant_id, duplicates)
      : [],
  };
}

/** What was measured when the face was taken; null for erased credentials and those of older versions. */
const presentQuality = (quality: Record<string, unknown>): CredentialQuality | null => {
  const { eyeDistance, sharpness, brightness, contrast, saturated } = quality;
  const measured = [eyeDistance, sharpness, brightness, contrast, saturated];
  if (!measured.every((value) => typeof value === 'number')) return null;
  const [EyeDistance, Sharpness, Brightness, Contrast, Saturated] = measured as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { EyeDistance, Sharpness, Brightness, Contrast, Saturated };
};
