import type { WebhookEventName } from '@selfsame/contract';

/** Who did it. */
export type Actor =
  /** A customer's backend, by access token. */
  | { kind: 'api'; apiKeyId: string }
  /** The person in front of the camera. */
  | { kind: 'user'; sessionId: string }
  | { kind: 'operator'; operatorId: string }
  /** The clock: expiry, retention, lockout. */
  | { kind: 'system' };

/** How an operation or transaction ended; what a webhook says of it. */
export interface SessionFinished {
  name: string;
  kind: 'selfie' | 'enrolment' | 'verification';
  status: number;
  message: string | null;
  tag: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

/** What the event is about, by id. `accountNumber` is the customer's own name for the account. */
export interface EventReferences {
  /** Of operations and transactions alike. */
  sessionId?: string;
  accountId?: string;
  accountNumber?: string | null;
  credentialId?: string;
  apiKeyId?: string;
  templateId?: string;
  setting?: string;
}

interface EventFacts<Type extends string, Data> {
  tenantId: string;
  /** `noun.verbed`, a noun of the API. */
  type: Type;
  actor: Actor;
  references: EventReferences;
  /** Facts for the audit log. Never secrets, TempIds, embeddings or pixels. */
  data: Data;
  at: Date;
}

/**
 * Something that happened to a tenant's data. Those that webhooks are told of have their names in the contract's
 * `eventTypes`; all others are for the audit log only.
 */
export type DomainEvent =
  | EventFacts<'operation.finished' | 'transaction.finished', SessionFinished & Record<string, unknown>>
  | EventFacts<
      Exclude<WebhookEventName, 'operation.finished' | 'transaction.finished'> | AuditOnlyEventName,
      Record<string, unknown>
    >;

/** Events that no webhook is told of. */
export type AuditOnlyEventName =
  | 'session.begun'
  | 'apiKey.created'
  | 'apiKey.enabled'
  | 'apiKey.disabled'
  | 'apiKey.deleted'
  | 'apiKey.revoked'
  | 'setting.changed'
  | 'template.created'
  | 'template.changed'
  | 'template.deleted'
  | 'webhook.secretReset'
  | 'webhook.disabled'
  | 'webhook.replayed';

/** Where the domain says what happened. */
export interface Events<Tx> {
  /**
   * Records the event and hands it to every subscriber, all inside the transaction of the change: either all of it
   * commits or nothing. Throws what a subscriber throws, which rolls the change back.
   */
  publish(tx: Tx, event: DomainEvent): Promise<void>;
}

/** Takes part in the transaction of an event. Effects outside the database belong in a job. */
export type EventSubscriber<Tx> = (tx: Tx, event: DomainEvent) => Promise<void>;

/**
 * Joins the writer of the audit log and those who act on events.
 * @param parts.record writes the event into the audit log; runs first
 * @param parts.subscribers run one after the other, in order
 */
export function createEvents<Tx>(parts: {
  record: EventSubscriber<Tx>;
  subscribers: readonly EventSubscriber<Tx>[];
}): Events<Tx> {
  return {
    async publish(tx, event) {
      await parts.record(tx, event);
      for (const subscriber of parts.subscribers) await subscriber(tx, event);
    },
  };
}
