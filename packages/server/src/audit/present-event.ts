import type { AuditEvent } from '@selfsame/contract';
import type { DomainEvent } from '../platform/events.ts';
import type { AuditListRow } from '../store/audit-event.ts';

/** What happened, for people. A new event has no log entry without a sentence: the table is complete by its type. */
const sentences: Record<DomainEvent['type'], string> = {
  'operation.finished': 'An operation ended.',
  'transaction.finished': 'A transaction ended.',
  'account.created': 'An account was created.',
  'account.updated': 'An account was changed.',
  'account.deleted': 'An account was deleted.',
  'account.enabled': 'An account was enabled.',
  'account.disabled': 'An account was disabled.',
  'account.erased': 'All that was kept of an account was destroyed.',
  'credential.created': 'A biometric credential was created.',
  'credential.replaced': 'A biometric credential was replaced.',
  'credential.deleted': 'A biometric credential was deleted.',
  'credential.verified': 'An image was compared with a biometric credential.',
  'credential.imageViewed': 'The picture of a biometric credential was viewed.',
  'credential.rawDataDeleted': 'The picture of a biometric credential was deleted.',
  'liveness.checked': 'An image was checked for liveness.',
  'search.identified': 'A face was searched among all accounts.',
  'session.begun': 'An operation or transaction was begun.',
  'session.opened': 'The link of an operation or transaction was opened for the first time.',
  'session.judged': 'A capture was judged.',
  'apiKey.created': 'An API key was created.',
  'apiKey.enabled': 'An API key was enabled.',
  'apiKey.disabled': 'An API key was disabled.',
  'apiKey.deleted': 'An API key was deleted.',
  'apiKey.revoked': 'The refresh tokens of an API key were revoked.',
  'refreshToken.reused': 'A refresh token was used twice; all of its family were revoked.',
  'setting.changed': 'Settings were changed.',
  'template.created': 'A transaction template was created.',
  'template.changed': 'A transaction template was changed.',
  'template.deleted': 'A transaction template was deleted.',
  'session.linkResent': 'The link of an operation or transaction was sent again.',
  'messageText.created': 'A text of messages was written.',
  'messageText.changed': 'A text of messages was changed.',
  'messageText.deleted': 'A text of messages was deleted.',
  'messageText.tested': 'A test message was sent.',
  'audit.exported': 'The audit log was exported.',
  'webhook.secretReset': 'The webhook secret was renewed.',
  'webhook.disabled': 'The webhook was disabled.',
  'webhook.replayed': 'Webhook deliveries were sent again.',
};

const executorTypes = { api: 'ApiKey', user: 'User', operator: 'Operator', system: 'System' } as const;

/** A row of the log as the wire shows it (contract.md §1.12). */
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
  ExecutorValue: row.key_description,
  ExecutorRoles: row.key_roles?.join(',') ?? null,
  References: Object.entries(row.subject).map(([Type, ExternalId], Index) => ({
    Type,
    ExternalId,
    Index,
    Value: null,
  })),
  Data: row.data,
  Sequence: row.sequence === null ? null : Number(row.sequence),
  Hash: row.hash?.toString('hex') ?? null,
});
