import { type Insertable, type Selectable, sql } from 'kysely';
import { Type } from 'typebox';
import type { ListClauses, ListFields } from '../../platform/http/list-query.ts';
import { eraseColumns } from '../erase-columns.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';
import type { Database } from '../tables.ts';
import { StoredQuality } from './stored-quality.ts';

/** A credential as stored; its template and picture are sealed. */
export type CredentialRow = Selectable<Database['biometric_credential']>;
/** What a new credential is made of. */
export type NewCredential = Insertable<Database['biometric_credential']>;

const quality = jsonColumn('biometric_credential', 'quality', StoredQuality);
const sources = jsonColumn('biometric_credential', 'source_credentials', Type.Array(Type.Unknown()));

/** What was measured when the face was taken; nothing when it cannot be read. */
export const showQuality = (row: Pick<CredentialRow, 'id' | 'quality'>): StoredQuality =>
  quality.shown(row.quality, row.id, {});

/** What the client said that a credential comes from; empty when it cannot be read. */
export const showSources = (row: Pick<CredentialRow, 'id' | 'source_credentials'>): unknown[] =>
  sources.shown(row.source_credentials, row.id, []);

/** A row of the metadata list. */
export interface CredentialOwnerRow {
  id: string;
  modified_at: Date;
  account_id: string;
  account_number: string;
}

/** Fields that the metadata list can be filtered and sorted by. */
export const credentialListFields: ListFields = {
  Id: { column: 'biometric_credential.id', kind: 'guid' },
  OwnerId: { column: 'account.id', kind: 'guid' },
  OwnerName: { column: 'account.account_number', kind: 'text' },
  ModifiedDate: { column: 'biometric_credential.modified_at', kind: 'instant' },
};

/** Stores a credential; undefined when the account has one already, also from a transaction that commits now. */
export const insertCredential = (tx: Db, credential: NewCredential): Promise<CredentialRow | undefined> =>
  tx
    .insertInto('biometric_credential')
    .values(credential)
    .onConflict((oc) => oc.column('account_id').where('deleted_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst();

/** The credential an account has now. */
export const findLiveCredential = (db: Db, accountId: string): Promise<CredentialRow | undefined> =>
  db
    .selectFrom('biometric_credential')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** How many credentials a tenant has now. */
export async function countLiveCredentials(db: Db, tenantId: string): Promise<number> {
  const { count } = await db
    .selectFrom('biometric_credential')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A tenant's live credential by its id or the ExternalId it was given; of several the newest. */
export const findCredentialByName = (
  db: Db,
  tenantId: string,
  idOrExternalId: string,
): Promise<CredentialRow | undefined> =>
  db
    .selectFrom('biometric_credential')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .where((eb) =>
      guid.test(idOrExternalId)
        ? eb.or([eb('id', '=', idOrExternalId), eb('external_id', '=', idOrExternalId)])
        : eb('external_id', '=', idOrExternalId),
    )
    .orderBy('modified_at', 'desc')
    .executeTakeFirst();

/** A tenant's credential by its id, deleted or not. */
export const findAnyCredential = (db: Db, tenantId: string, id: string): Promise<CredentialRow | undefined> =>
  db
    .selectFrom('biometric_credential')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Erases a credential: neither template nor picture nor key is reachable from the row afterwards. */
export async function eraseCredential(tx: Db, id: string, now: Date): Promise<void> {
  // `written_by` and `rev` get new values by default, so that search indexes follow. The customer's own id stays until the account goes.
  const gone = { external_id: sql.ref('external_id'), modified_at: now, deleted_at: now };
  await eraseColumns(tx, 'biometric_credential', { column: 'id', ids: [id] }, gone);
}

/** Lets go of a live credential's picture; undefined when it holds none (any more). */
export async function detachImage(
  tx: Db,
  id: string,
  now: Date,
): Promise<{ blobId: string; accountId: string } | undefined> {
  const before = await tx
    .selectFrom('biometric_credential')
    .select(['image_blob_id', 'account_id'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('image_blob_id', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!before?.image_blob_id) return undefined;
  await tx
    .updateTable('biometric_credential')
    .set({ image_blob_id: null, modified_at: now })
    .where('id', '=', id)
    .execute();
  return { blobId: before.image_blob_id, accountId: before.account_id };
}

/** Ids of a tenant's live credentials that hold their picture, some at a time. */
export async function findCredentialsWithImage(db: Db, tenantId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('biometric_credential')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .where('image_blob_id', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many of a tenant's live credentials hold their picture. */
export async function countCredentialsWithImage(db: Db, tenantId: string): Promise<number> {
  const { total } = await db
    .selectFrom('biometric_credential')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .where('image_blob_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(total);
}

const selectOwned = (db: Db, tenantId: string) =>
  db
    .selectFrom('biometric_credential')
    .innerJoin('account', 'account.id', 'biometric_credential.account_id')
    .where('biometric_credential.tenant_id', '=', tenantId)
    .where('biometric_credential.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null);

const ownerColumns = [
  'biometric_credential.id',
  'biometric_credential.modified_at',
  'biometric_credential.account_id',
  'account.account_number',
] as const;

/** Those of the credentials that live, with their accounts. */
export const findOwners = (db: Db, tenantId: string, ids: readonly string[]): Promise<CredentialOwnerRow[]> =>
  selectOwned(db, tenantId)
    .select(ownerColumns)
    .where('biometric_credential.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();

/** One page of a tenant's live credentials. */
export const listCredentials = (
  db: Db,
  tenantId: string,
  clauses: ListClauses,
): Promise<PageOf<CredentialOwnerRow>> => readPage(selectOwned(db, tenantId).select(ownerColumns), clauses);
