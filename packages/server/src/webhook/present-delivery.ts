import type { WebhookDelivery, WebhookDeliveryDetails } from '@selfsame/contract';
import {
  showHeaders,
  type WebhookAttemptRow,
  type WebhookDeliveryRow,
} from '../store/message/webhook-delivery.ts';
import type { WebhookDeliveryStatus } from '../store/tables.ts';

/** Statuses as the wire spells them. */
const statusNames = {
  pending: 'Pending',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
} as const satisfies Record<WebhookDeliveryStatus, WebhookDelivery['Status']>;

/** One row of the log as the wire shows it. */
export const presentDelivery = (row: WebhookDeliveryRow): WebhookDelivery => ({
  DeliveryId: row.id,
  EventType: row.event_type,
  AccountNumber: row.account_number,
  Status: statusNames[row.status],
  AttemptCount: row.attempts,
  StatusCode: row.status_code,
  Error: row.error,
  CreatedDate: row.created_at.toISOString(),
  NextAttemptDate: row.next_attempt_at?.toISOString() ?? null,
  FinishedDate: row.finished_at?.toISOString() ?? null,
});

/** A delivery with all its attempts as the wire shows it. */
export const presentDeliveryDetails = (
  row: WebhookDeliveryRow,
  attempts: WebhookAttemptRow[],
): WebhookDeliveryDetails => ({
  ...presentDelivery(row),
  RequestBody: row.body,
  Attempts: attempts.map(presentAttempt),
});

function presentAttempt(attempt: WebhookAttemptRow): WebhookDeliveryDetails['Attempts'][number] {
  const { request, response } = showHeaders(attempt);
  return {
    Number: attempt.number,
    Url: attempt.url,
    RequestHeaders: presentHeaders(request),
    StatusCode: attempt.status_code,
    ResponseHeaders: presentHeaders(response),
    ResponseBody: attempt.response_body,
    Error: attempt.error,
    StartDate: attempt.started_at.toISOString(),
    DurationMs: attempt.duration_ms,
    Fault: attempt.fault,
  };
}

/** Headers as a list. */
export const presentHeaders = (headers: Record<string, string> | null): { Name: string; Value: string }[] =>
  Object.entries(headers ?? {}).map(([Name, Value]) => ({ Name, Value }));
