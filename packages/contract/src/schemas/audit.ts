import { type Static, Type } from 'typebox';
import { Guid, Instant, Nullable, Page } from './primitives.ts';

/** One thing that an event of the audit log is about. */
const AuditReference = Type.Object(
  {
    Type: Type.String({
      description:
        'Account, BioCredential, Transaction, Attempt, ApiKey, CustomOperation, Setting or ErasureCertificate',
    }),
    ExternalId: Type.String({ description: 'Id of the thing; of an account its UIN' }),
    Index: Type.Integer({ minimum: 0 }),
    Value: Type.Null(),
  },
  { $id: 'AuditReference' },
);

/** One row of the audit log. It holds no personal data: people are named by the UIN of their account. */
export const AuditEvent = Type.Object(
  {
    Id: Guid,
    EventLevel: Type.Unsafe<'Information' | 'Warning'>({ type: 'string', enum: ['Information', 'Warning'] }),
    Message: Type.String({ description: 'What happened, in words' }),
    MessageType: Type.String({
      description: 'What happened, e.g. `account.created`',
      examples: ['account.created'],
    }),
    EventDate: Instant,
    EventSource: Type.String({ description: 'The noun of MessageType' }),
    HostName: Type.String(),
    ExecutorType: Type.Unsafe<'ApiKey' | 'User' | 'Operator' | 'System'>({
      type: 'string',
      enum: ['ApiKey', 'User', 'Operator', 'System'],
      description: 'Who did it',
    }),
    ExecutorExternalId: Nullable(
      Type.String({ description: 'Id of the API key or operator; of a user the operation or transaction' }),
    ),
    ExecutorValue: Nullable(Type.String({ description: 'Description of the API key' })),
    ExecutorRoles: Nullable(Type.String({ description: 'Roles of the API key, joined by comma' })),
    References: Type.Array(AuditReference, { description: 'What it is about' }),
    Data: Type.Record(Type.String(), Type.Unknown(), {
      description:
        'Facts of the event: scores, thresholds, model ids, policy, names of changed fields (extension)',
    }),
    Sequence: Nullable(
      Type.Integer({
        description: 'Place in the hash chain; null until it is sealed, seconds later (extension)',
      }),
    ),
    Hash: Nullable(
      Type.String({ description: 'SHA-256 of the row and its predecessor’s hash, hex (extension)' }),
    ),
  },
  { $id: 'AuditEvent' },
);
export type AuditEvent = Static<typeof AuditEvent>;

/** A page of the audit log. */
export const AuditEventPage = Page(AuditEvent);
export type AuditEventPage = Static<typeof AuditEventPage>;

/** What to export, and how. */
export const AuditExportQuery = Type.Object({
  format: Type.Optional(
    Type.Unsafe<'csv' | 'jsonl'>({
      type: 'string',
      enum: ['csv', 'jsonl'],
      default: 'jsonl',
      description: 'csv: for spreadsheets; jsonl: one AuditEvent per line',
    }),
  ),
  from: Instant,
  to: Type.Optional(Type.String({ ...Instant, description: 'ISO 8601, UTC; not included. Default: now' })),
  filter: Type.Optional(Type.String({ maxLength: 1024, description: 'As in GetAuditEvents' })),
});
export type AuditExportQuery = Static<typeof AuditExportQuery>;

const statement = Type.String({
  description: 'JWS (RFC 7515, compact), EdDSA; the key is in `/.well-known/jwks.json`',
});

/** How far the audit log reaches, signed. */
export const AuditCheckpoint = Type.Object(
  {
    Sequence: Type.Integer({ description: '0 while nothing is sealed' }),
    Statement: Nullable(statement),
  },
  { $id: 'AuditCheckpoint' },
);
export type AuditCheckpoint = Static<typeof AuditCheckpoint>;

/** The signed receipt of a finished operation or transaction. */
export const Receipt = Type.Object(
  { Id: Guid, Receipt: statement, CreatedDate: Instant },
  { $id: 'Receipt' },
);
export type Receipt = Static<typeof Receipt>;

/** What proves that an account was erased: which keys were destroyed and when, and nothing personal. */
export const ErasureCertificate = Type.Object(
  { Id: Guid, UIN: Guid, Certificate: statement, CreatedDate: Instant },
  { $id: 'ErasureCertificate' },
);
export type ErasureCertificate = Static<typeof ErasureCertificate>;

/** A page of erasure certificates. */
export const ErasureCertificatePage = Page(ErasureCertificate);
export type ErasureCertificatePage = Static<typeof ErasureCertificatePage>;
