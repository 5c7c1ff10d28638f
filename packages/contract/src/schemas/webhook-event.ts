import { type Static, Type } from 'typebox';
import { EventType } from '../events.ts';
import { endReason, Guid, Instant, Nullable } from './primitives.ts';

const sessionData = {
  Name: Type.String({ description: 'Name of the operation or of the transaction template' }),
  Type: Type.String({ description: 'selfie, enrolment or verification' }),
  Status: Type.Integer({ description: '1 accepted, 2 rejected, 3 expired, 4 error, 5 cancelled' }),
  Message: Nullable(Type.String()),
  Reason: Nullable(endReason),
  AccountNumber: Nullable(Type.String()),
  Tag: Nullable(Type.String()),
  StartDate: Instant,
  EndDate: Nullable(Instant),
};

const envelope = <const N extends number, D extends ReturnType<typeof Type.Object>>(eventType: N, data: D) =>
  Type.Object({
    EventType: Type.Unsafe<N>({ type: 'integer', const: eventType }),
    EventId: Type.String({
      description: 'Stable over all attempts and replays; equals the header webhook-id',
    }),
    CreatedDate: Instant,
    CustomerNumber: Type.String(),
    Sandbox: Type.Optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description: 'Of a sandbox; absent in a live tenant',
      }),
    ),
    Data: data,
  });

/** What a webhook posts (docs/wire.md#webhooks): never a secret, a TempId or an image. `EventType` says which of the four. */
export const WebhookEvent = Type.Union([
  envelope(EventType.Test, Type.Object({ Message: Type.String() })),
  envelope(EventType.OperationFinished, Type.Object({ OperationId: Guid, ...sessionData })),
  envelope(EventType.TransactionFinished, Type.Object({ TransactionId: Guid, ...sessionData })),
  envelope(
    EventType.AccountChanged,
    Type.Object({
      Type: Type.String({
        description:
          'account.created, account.updated, account.deleted, account.enabled, account.disabled, credential.created, credential.replaced or credential.deleted',
      }),
      AccountNumber: Type.String(),
    }),
  ),
]);
export type WebhookEvent = Static<typeof WebhookEvent>;
