import { EventType, eventTypes, type WebhookEvent, type WebhookEventName } from '@selfsame/contract';
import type { DomainEvent, EventReferences, SessionFinished } from '../platform/events.ts';
import type { TenantRow } from '../store/tenant/tenant.ts';

type Payload = Pick<WebhookEvent, 'EventType' | 'Data'>;

/** What a webhook says of an event; undefined for events that are not told. */
export function webhookPayload(event: DomainEvent): Payload | undefined {
  if (!isTold(event.type)) return undefined;
  const { references } = event;
  switch (event.type) {
    case 'operation.finished':
      return {
        EventType: EventType.OperationFinished,
        Data: { OperationId: references.sessionId ?? '', ...sessionData(event.data, references) },
      };
    case 'transaction.finished':
      return {
        EventType: EventType.TransactionFinished,
        Data: { TransactionId: references.sessionId ?? '', ...sessionData(event.data, references) },
      };
    default:
      return {
        EventType: EventType.AccountChanged,
        Data: { Type: event.type, AccountNumber: references.accountNumber ?? '' },
      };
  }
}

/** An example of each kind of event, for tests of the connection. */
export function examplePayload(eventType: number, now: Date): Payload {
  const session: SessionFinished = {
    name: 'Test',
    kind: 'selfie',
    status: 1,
    message: 'This is a test event.',
    reason: 'accepted',
    tag: null,
    startedAt: now,
    endedAt: now,
  };
  const facts = sessionData(session, { accountNumber: 'test' });
  const nobody = '00000000-0000-0000-0000-000000000000';
  switch (eventType) {
    case EventType.OperationFinished:
      return { EventType: eventType, Data: { OperationId: nobody, ...facts } };
    case EventType.TransactionFinished:
      return { EventType: eventType, Data: { TransactionId: nobody, ...facts, Type: 'verification' } };
    case EventType.AccountChanged:
      return { EventType: eventType, Data: { Type: 'account.updated', AccountNumber: 'test' } };
    default:
      return { EventType: EventType.Test, Data: { Message: 'This is a test event.' } };
  }
}

/** The body that is posted, sealed by its signature from now on. */
export const webhookBody = (
  { EventType, Data }: Payload,
  { id, at, tenant }: { id: string; at: Date; tenant: Pick<TenantRow, 'customer_number' | 'sandbox'> },
): string =>
  JSON.stringify({
    EventType,
    EventId: id,
    CreatedDate: at.toISOString(),
    CustomerNumber: tenant.customer_number,
    ...(tenant.sandbox && { Sandbox: true }),
    Data,
  });

const isTold = (type: string): type is WebhookEventName => Object.hasOwn(eventTypes, type);

/** Field by field: whatever else an event's data holds is for the audit log. */
const sessionData = (data: SessionFinished, { accountNumber }: EventReferences) => ({
  Name: data.name,
  Type: data.kind,
  Status: data.status,
  Message: data.message,
  Reason: data.reason,
  AccountNumber: accountNumber ?? null,
  Tag: data.tag,
  StartDate: data.startedAt.toISOString(),
  EndDate: data.endedAt?.toISOString() ?? null,
});
