import type { BiometricCredential } from '@selfsame/contract';
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
    PossibleDuplicates: Array.isArray(duplicates)
      ? await findAccountNumbers(db, row.tenant_id, duplicates)
      : [],
  };
}
