import type { BiometricCredential, BiometricCredentialMetadataPage, ListQuery } from '@selfsame/contract';
import { readListQuery } from '../platform/list-query.ts';
import { Problem } from '../platform/problem.ts';
import {
  countCredentials,
  credentialListFields,
  findCredentialByName,
  listCredentials,
} from '../store/biometric-credential.ts';
import type { Db } from '../store/vault.ts';
import { presentCredential } from './present-credential.ts';
import { requireAccount, requireCredential } from './require-account.ts';
import type { AccountName } from './update-account.ts';

/**
 * What is known of an account's credential.
 * @throws Problem E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND
 */
export async function readCredentialOf(db: Db, name: AccountName): Promise<BiometricCredential> {
  const account = await requireAccount(db, name.tenantId, name.accountNumber);
  return presentCredential(db, await requireCredential(db, account.id));
}

/**
 * What is known of a credential, by its id or the ExternalId it was created with.
 * @throws Problem E_BIOCREDENTIAL_NOT_FOUND
 */
export async function readCredential(
  db: Db,
  tenantId: string,
  idOrExternalId: string,
): Promise<BiometricCredential> {
  const credential = await findCredentialByName(db, tenantId, idOrExternalId);
  if (!credential) throw new Problem('E_BIOCREDENTIAL_NOT_FOUND');
  return presentCredential(db, credential);
}

/**
 * One page of credentials and whose they are, newest change first unless asked otherwise.
 * @throws Problem E_INVALID_ARGUMENT for a filter or sort that can't be read
 */
export async function readCredentials(
  db: Db,
  tenantId: string,
  query: ListQuery,
): Promise<BiometricCredentialMetadataPage> {
  const clauses = readListQuery(query, credentialListFields, {
    sort: 'ModifiedDate,desc',
    tieBreaker: 'biometric_credential.id',
  });
  const [rows, total] = await Promise.all([
    listCredentials(db, tenantId, clauses),
    countCredentials(db, tenantId, clauses.where),
  ]);
  const items = rows.map((row) => ({
    Id: row.id,
    OwnerId: row.account_id,
    OwnerName: row.account_number,
    ModifiedDate: row.modified_at.toISOString(),
  }));
  return { Items: items, TotalCount: total };
}
