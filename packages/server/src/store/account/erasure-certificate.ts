import type { Selectable } from 'kysely';
import type { ListClauses, ListFields } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A signed certificate of an erasure as stored. */
export type ErasureCertificateRow = Selectable<Database['erasure_certificate']>;

/** Fields that the list can be filtered and sorted by. */
export const erasureListFields: ListFields = {
  Id: { column: 'id', kind: 'guid' },
  UIN: { column: 'account_id', kind: 'guid' },
  CreatedDate: { column: 'created_at', kind: 'instant' },
};

/** Stores a certificate. */
export async function insertErasureCertificate(tx: Db, row: ErasureCertificateRow): Promise<void> {
  await tx.insertInto('erasure_certificate').values(row).execute();
}

/** A tenant's certificate. */
export const findErasureCertificate = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<ErasureCertificateRow | undefined> =>
  db
    .selectFrom('erasure_certificate')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** A page of a tenant's certificates. */
export const listErasureCertificates = (
  db: Db,
  tenantId: string,
  clauses: ListClauses,
): Promise<PageOf<ErasureCertificateRow>> =>
  readPage(db.selectFrom('erasure_certificate').selectAll().where('tenant_id', '=', tenantId), clauses);

/** The certificate of a tenant's own erasure: it names no account. */
export const findTenantCertificate = (db: Db, tenantId: string): Promise<ErasureCertificateRow | undefined> =>
  db
    .selectFrom('erasure_certificate')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('account_id', 'is', null)
    .executeTakeFirst();
