import { limits, type TransactionDetails, TransportType } from '@selfsame/contract';
import type { AuditListRow } from '../../store/audit-event.ts';
import type { MessageRow } from '../../store/message/message.ts';
import type { WebhookDeliveryRow } from '../../store/message/webhook-delivery.ts';
import type { AttemptRow } from '../../store/session/attempt.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { showCustomData, showResult } from '../../store/session/session-json.ts';
import type { WebhookDeliveryStatus } from '../../store/tables.ts';
import { reasonOf } from '../life/session-end.ts';
import { type KnownReplays, presentAttempt } from './present-evidence.ts';

/** Everything that the store holds of one session. */
export interface SessionRecord {
  session: SessionRow;
  attempts: readonly AttemptRow[];
  replays: KnownReplays;
  messages: readonly MessageRow[];
  hasReceipt: boolean;
  deliveries: readonly WebhookDeliveryRow[];
  events: readonly AuditListRow[];
}

const deliveryStatuses = {
  pending: 'Pending',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
} as const satisfies Record<WebhookDeliveryStatus, string>;

const executorTypes = { api: 'ApiKey', user: 'User', operator: 'Operator', system: 'System' } as const;

const isoOf = (date: Date | null): string | null => date?.toISOString() ?? null;

const presentMessage = (message: MessageRow): TransactionDetails['Messages'][number] => ({
  Id: message.id,
  Channel: message.channel,
  State: message.state,
  Resend: message.resend,
  Tries: message.tries,
  Failure: message.failure,
  CreatedDate: message.created_at.toISOString(),
  FinishedDate: isoOf(message.finished_at),
});

const presentDelivery = (delivery: WebhookDeliveryRow): TransactionDetails['Deliveries'][number] => ({
  DeliveryId: delivery.id,
  Status: deliveryStatuses[delivery.status],
  AttemptCount: delivery.attempts,
  StatusCode: delivery.status_code,
  Error: delivery.error,
  CreatedDate: delivery.created_at.toISOString(),
  NextAttemptDate: isoOf(delivery.next_attempt_at),
  FinishedDate: isoOf(delivery.finished_at),
});

const presentEvent = (event: AuditListRow): TransactionDetails['Events'][number] => ({
  Type: event.type,
  EventDate: event.occurred_at.toISOString(),
  ExecutorType: executorTypes[event.actor_kind],
  ExecutorValue: event.operator_name ?? event.key_description,
});

const openedBy = ({ opened_by: flags }: SessionRow): TransactionDetails['OpenedBy'] => [
  ...(flags & TransportType.Sms ? (['sms'] as const) : []),
  ...(flags & TransportType.Email ? (['email'] as const) : []),
];

/** All of a session that may be shown for review. */
export const presentDetails = ({ session, ...record }: SessionRecord): TransactionDetails => ({
  Id: session.id,
  Sandbox: session.sandbox,
  Type: session.kind,
  Name: session.name,
  Title: session.title,
  AccountNumber: session.account_number,
  AccountUIN: session.account_id,
  Status: session.status,
  Message: session.message,
  Reason: reasonOf(session),
  StartDate: session.started_at.toISOString(),
  ExpirationDate: session.expires_at.toISOString(),
  EndDate: isoOf(session.ended_at),
  ReviewDate: isoOf(session.review_at),
  PasskeyDueDate: isoOf(session.passkey_due_at),
  OpenedDate: isoOf(session.opened_at),
  OpenedBy: openedBy(session),
  WrongSecrets: session.wrong_secrets,
  ApprovedDate: isoOf(session.approved_at),
  ConsentDate: isoOf(session.consented_at),
  TransportType: session.transport_type,
  CredentialType: session.credential_type,
  CheckLiveness: session.check_liveness,
  FalseMatchRate: session.false_match_rate,
  Locale: session.locale,
  IntroductionText: session.introduction_text,
  Codeword: session.codeword,
  Tag: session.tag,
  CustomData: showCustomData(session),
  AttemptsUsed: session.attempts_used,
  AttemptsMax: limits.captureAttempts,
  DecidingAttemptId: showResult(session)?.attemptId ?? null,
  Attempts: record.attempts.map((attempt) => presentAttempt(attempt, record.replays)),
  Messages: record.messages.map(presentMessage),
  HasReceipt: record.hasReceipt,
  Deliveries: record.deliveries.map(presentDelivery),
  Events: record.events.map(presentEvent),
});
