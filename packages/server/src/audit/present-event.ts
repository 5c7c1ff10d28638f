import type { AuditEvent } from '@selfsame/contract';
import { auditOnlyEvents, type DomainEvent } from '../platform/events.ts';
import { type AuditListRow, showEventData, showSubject } from '../store/audit-event.ts';

/** What happened, for people. The names that webhooks know too are the contract's; each has its sentence here. */
const sentences: Record<DomainEvent['type'], string> = {
  ...auditOnlyEvents,
  'operation.finished': 'An operation ended.',
  'transaction.finished': 'A transaction ended.',
  'account.created': 'An account was created.',
  'account.updated': 'An account was changed.',
  'account.deleted': 'An account was deleted.',
  'account.enabled': 'An account was enabled.',
  'account.disabled': 'An account was disabled.',
  'credential.created': 'A biometric credential was created.',
  'credential.replaced': 'A biometric credential was replaced.',
  'credential.deleted': 'A biometric credential was deleted.',
};

const executorTypes = { api: 'ApiKey', user: 'User', operator: 'Operator', system: 'System' } as const;

/** A row of the log as the wire shows it (docs/wire.md#audit-and-confirmations). */
export const presentEvent = (row: AuditListRow): AuditEvent => ({
  Id: row.id,
  EventLevel: row.level,
  // A row of a later version may be of a type that this one does not know.
  Message: sentences[row.type as DomainEvent['type']] ?? row.type,
  MessageType: row.type,
  EventDate: row.occurred_at.toISOString(),
  EventSource: row.type.split('.')[0] ?? '',
  HostName: row.host_name,
  ExecutorType: executorTypes[row.actor_kind],
  ExecutorExternalId: row.key_external_id ?? row.actor_id,
  ExecutorValue: row.key_description ?? row.operator_name,
  ExecutorRoles: row.key_roles?.join(',') ?? row.operator_role,
  References: Object.entries(showSubject(row.subject, row.id)).map(([Type, ExternalId], Index) => ({
    Type,
    ExternalId,
    Index,
    Value: null,
  })),
  Data: showEventData(row),
  Sequence: row.sequence === null ? null : Number(row.sequence),
  Hash: row.hash?.toString('hex') ?? null,
});
