import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { operation, StreamedFile } from '../operation.ts';
import { ListQuery } from '../schemas/account.ts';
import {
  AuditCheckpoint,
  AuditEventPage,
  AuditExportQuery,
  ErasureCertificate,
  ErasureCertificatePage,
  Receipt,
} from '../schemas/audit.ts';
import { Guid } from '../schemas/primitives.ts';

const auditor = { kind: 'bearer', roles: ['Transaction Result Auditor', 'Configurator'] } as const;
const reader = { kind: 'bearer', roles: ['Transaction Manager', 'Transaction Result Auditor'] } as const;
const eraser = { kind: 'bearer', roles: ['Account Manager', 'Transaction Result Auditor'] } as const;
const tag = 'Audit';
const receiptErrors = ['E_OPERATION_NOT_FOUND', 'E_RECEIPT_NOT_FOUND'] as const;
const receiptDescription =
  'A statement signed when it ended: hashes of the pictures and models, scores, thresholds, challenge, times. It verifies offline: `verifyReceipt` of the client, or `selfsame verify-receipt`.';

/** The audit log, receipts of finished operations and transactions, certificates of erasure. */
export const auditOperations = {
  GetAuditEvents: operation({
    service: 'administration',
    method: 'GET',
    path: '/audit/events',
    access: auditor,
    tag,
    summary: 'List the audit log: every administrative act and every decision',
    description:
      'Filters beside the fields of an event: `Account` (UIN), `BioCredential`, `Transaction`. Newest first unless sorted otherwise.',
    query: ListQuery,
    response: AuditEventPage,
    errors: [],
  }),
  ExportAuditEvents: operation({
    service: 'administration',
    method: 'GET',
    path: '/audit/events/export',
    access: auditor,
    tag,
    summary: 'Download the audit log of a time range, oldest first (extension)',
    description: `As CSV (RFC 4180, UTF-8) or JSON Lines. At most ${limits.auditExport.days} days and ${limits.auditExport.rows.toLocaleString('en')} events at once; the export is an event of the log itself. An answer that breaks off is not whole.`,
    query: AuditExportQuery,
    response: StreamedFile,
    mediaTypes: ['text/csv', 'application/jsonl'],
    errors: [],
  }),
  GetAuditCheckpoint: operation({
    service: 'administration',
    method: 'GET',
    path: '/audit/checkpoint',
    access: auditor,
    tag,
    summary: 'How far the audit log reaches, signed (extension)',
    description:
      'Keep it elsewhere: `selfsame verify-audit --checkpoint` then finds a log that was cut short or replaced as well.',
    response: AuditCheckpoint,
    errors: [],
  }),
  GetErasureCertificates: operation({
    service: 'administration',
    method: 'GET',
    path: '/audit/erasures',
    access: eraser,
    tag,
    summary: 'List certificates of erased accounts (extension)',
    description: 'Filter by `UIN` or `CreatedDate`.',
    query: ListQuery,
    response: ErasureCertificatePage,
    errors: [],
  }),
  GetErasureCertificate: operation({
    service: 'administration',
    method: 'GET',
    path: '/accounts/erasures/{certificateId}',
    access: eraser,
    tag,
    summary: 'Read the certificate of an erased account (extension)',
    params: Type.Object({ certificateId: Guid }),
    response: ErasureCertificate,
    errors: ['E_ERASURE_NOT_FOUND'],
  }),
  GetOperationReceipt: operation({
    service: 'authorizationV2',
    method: 'GET',
    path: '/operations/{OperationId}/receipt',
    access: reader,
    tag,
    summary: 'Read the signed receipt of a finished operation (extension)',
    description: receiptDescription,
    params: Type.Object({ OperationId: Guid }),
    response: Receipt,
    errors: receiptErrors,
  }),
  GetTransactionReceipt: operation({
    service: 'authorizationV2',
    method: 'GET',
    path: '/transactions/{TransactionId}/receipt',
    access: reader,
    tag,
    summary: 'Read the signed receipt of a finished transaction (extension)',
    description: receiptDescription,
    params: Type.Object({ TransactionId: Guid }),
    response: Receipt,
    errors: receiptErrors,
  }),
};
