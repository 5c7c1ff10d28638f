import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { Problem } from '../platform/http/problem.ts';
import { type ExportAuditDependencies, exportAudit } from './export-audit.ts';
import {
  readAuditCheckpoint,
  readAuditEvents,
  readErasureCertificate,
  readErasureCertificates,
} from './read-audit.ts';
import { type ReadReceiptDependencies, readReceipt } from './read-receipt.ts';

/** What the handlers of the audit log need. */
export type AuditDependencies = ReadReceiptDependencies & ExportAuditDependencies;

/** Operations of the audit log, receipts and certificates. */
export type AuditOperationId =
  | 'GetAuditEvents'
  | 'ExportAuditEvents'
  | 'GetAuditAttribute'
  | 'GetAuditPreRegistration'
  | 'GetAuditCheckpoint'
  | 'GetErasureCertificates'
  | 'GetErasureCertificate'
  | 'GetOperationReceipt'
  | 'GetTransactionReceipt';

const neverThere = (noun: string) => async (): Promise<never> => {
  throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: [noun] });
};

/** Handlers of the audit log, receipts and certificates. */
export const auditHandlers = (deps: AuditDependencies): Pick<Handlers, AuditOperationId> => ({
  GetAuditEvents: ({ principal, query }) => readAuditEvents(deps.db, principal.tenantId, query),
  ExportAuditEvents: ({ principal, query }) => exportAudit(deps, callerOf(principal), query),
  GetAuditAttribute: neverThere('tenant attribute'),
  GetAuditPreRegistration: neverThere('pre-registration'),
  GetAuditCheckpoint: ({ principal }) => readAuditCheckpoint(deps.db, principal.tenantId),
  GetErasureCertificates: ({ principal, query }) =>
    readErasureCertificates(deps.db, principal.tenantId, query),
  GetErasureCertificate: ({ principal, params }) =>
    readErasureCertificate(deps.db, principal.tenantId, params.certificateId),
  GetOperationReceipt: ({ principal, params }) =>
    readReceipt(deps, { tenantId: principal.tenantId, id: params.OperationId, kind: 'operation' }),
  GetTransactionReceipt: ({ principal, params }) =>
    readReceipt(deps, { tenantId: principal.tenantId, id: params.TransactionId, kind: 'transaction' }),
});
