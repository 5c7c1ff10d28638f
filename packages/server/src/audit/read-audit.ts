import type {
  AuditCheckpoint,
  AuditEventPage,
  ErasureCertificate,
  ErasureCertificatePage,
  ListQuery,
} from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  type ErasureCertificateRow,
  erasureListFields,
  findErasureCertificate,
  listErasureCertificates,
} from '../store/account/erasure-certificate.ts';
import { findLastCheckpoint } from '../store/audit-chain.ts';
import { auditListFields, listAuditEvents } from '../store/audit-event.ts';
import type { Db } from '../store/seal/vault.ts';
import { presentEvent } from './present-event.ts';

/** The audit log. */
export const auditList: ListDeclaration = {
  fields: auditListFields,
  defaults: { sort: 'EventDate,desc', tieBreaker: 'event.entry' },
};

/** The list of certificates. */
export const erasureList: ListDeclaration = {
  fields: erasureListFields,
  defaults: { sort: 'CreatedDate,desc', tieBreaker: 'id' },
};

/**
 * A page of a tenant's audit log, newest first unless asked otherwise.
 * @throws Problem E_INVALID_ARGUMENT
 */
export async function readAuditEvents(db: Db, tenantId: string, query: ListQuery): Promise<AuditEventPage> {
  const clauses = readListQuery(query, auditList.fields, auditList.defaults);
  const { rows, total } = await listAuditEvents(db, tenantId, clauses);
  return { Items: rows.map(presentEvent), TotalCount: total };
}

/** The last signed statement about a tenant's log. */
export async function readAuditCheckpoint(db: Db, tenantId: string): Promise<AuditCheckpoint> {
  const last = await findLastCheckpoint(db, tenantId);
  return { Sequence: Number(last?.sequence ?? 0), Statement: last?.statement ?? null };
}

const presentCertificate = (row: ErasureCertificateRow): ErasureCertificate => ({
  Id: row.id,
  UIN: row.account_id ?? row.tenant_id,
  Certificate: row.statement,
  CreatedDate: row.created_at.toISOString(),
});

/** The certificate of an erased account. @throws Problem E_ERASURE_NOT_FOUND */
export async function readErasureCertificate(
  db: Db,
  tenantId: string,
  id: string,
): Promise<ErasureCertificate> {
  const row = await findErasureCertificate(db, tenantId, id);
  if (!row) throw new Problem('E_ERASURE_NOT_FOUND');
  return presentCertificate(row);
}

/** A page of a tenant's certificates, newest first unless asked otherwise. @throws Problem E_INVALID_ARGUMENT */
export async function readErasureCertificates(
  db: Db,
  tenantId: string,
  query: ListQuery,
): Promise<ErasureCertificatePage> {
  const clauses = readListQuery(query, erasureList.fields, erasureList.defaults);
  const { rows, total } = await listErasureCertificates(db, tenantId, clauses);
  return { Items: rows.map(presentCertificate), TotalCount: total };
}
