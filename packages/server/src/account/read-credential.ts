import type { BiometricCredential, BiometricCredentialMetadataPage, ListQuery } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  credentialListFields,
  findAnyCredential,
  findCredentialByName,
  listCredentials,
} from '../store/account/biometric-credential.ts';
import type { Db } from '../store/seal/vault.ts';
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
 * A credential by its id, deleted or not. A deleted one keeps its dates and what made it; the customer's own name
 * for it stays untold, since it may name a person.
 * @throws Problem E_AUDIT_OBJECT_NOT_FOUND
 */
export async function readAuditCredential(
  db: Db,
  tenantId: string,
  id: string,
): Promise<BiometricCredential> {
  const row = await findAnyCredential(db, tenantId, id);
  if (!row) throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: ['biometric credential'] });
  const credential = await presentCredential(db, row);
  return row.deleted_at ? { ...credential, ExternalId: null } : credential;
}

/** The list of credentials. */
export const credentialList: ListDeclaration = {
  fields: credentialListFields,
  defaults: { sort: 'ModifiedDate,desc', tieBreaker: 'biometric_credential.id' },
};

/**
 * One page of credentials and whose they are, newest change first unless asked otherwise.
 * @throws Problem E_INVALID_ARGUMENT for a filter or sort that can't be read
 */
export async function readCredentials(
  db: Db,
  tenantId: string,
  query: ListQuery,
): Promise<BiometricCredentialMetadataPage> {
  const clauses = readListQuery(query, credentialList.fields, credentialList.defaults);
  const { rows, total } = await listCredentials(db, tenantId, clauses);
  const items = rows.map((row) => ({
    Id: row.id,
    OwnerId: row.account_id,
    OwnerName: row.account_number,
    ModifiedDate: row.modified_at.toISOString(),
  }));
  return { Items: items, TotalCount: total };
}
