import type { WebhookEventName } from '@selfsame/contract';
import type { BearerPrincipal, CapturePrincipal } from './access/principal.ts';

/** Who did it. */
export type Actor =
  /** A customer's backend, by access token. */
  | { kind: 'api'; apiKeyId: string }
  /** The person in front of the camera. */
  | { kind: 'user'; sessionId: string }
  | { kind: 'operator'; operatorId: string }
  /** The clock: expiry, retention, lockout. */
  | { kind: 'system' };

/** The clock, the start, the sweeper: nobody outside asked. */
export const systemActor: Actor = { kind: 'system' };

/** In whose name a use case changes something, and of which tenant. */
export interface Caller {
  tenantId: string;
  actor: Actor;
}

/** The caller behind a request. */
export function callerOf(principal: BearerPrincipal | CapturePrincipal): Caller {
  const { tenantId } = principal;
  switch (principal.kind) {
    case 'api':
      return { tenantId, actor: { kind: 'api', apiKeyId: principal.apiKeyId } };
    case 'capture':
      return { tenantId, actor: { kind: 'user', sessionId: principal.sessionId } };
    case 'operator':
      return { tenantId, actor: { kind: 'operator', operatorId: principal.operatorId } };
  }
}

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
  messageTextId?: string;
  attemptId?: string;
  certificateId?: string;
  setting?: string;
  operatorId?: string;
  invitationId?: string;
  passkeyId?: string;
  /** The tenant that an owner of the installation made, stopped or erased. */
  managedTenantId?: string;
}

interface EventFacts<Type extends string, Data> {
  tenantId: string;
  /** `noun.verbed`, a noun of the API. */
  type: Type;
  actor: Actor;
  references: EventReferences;
  /**
   * Facts for the audit log. Never secrets, TempIds, embeddings or pixels, and nothing personal: names of changed
   * fields, not their values; no free text, but why a tenant was disabled or enabled. (`tag` and `accountNumber` are for webhooks; the audit log drops them.)
   */
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
  | 'session.opened'
  | 'session.approved'
  | 'session.consented'
  | 'session.judged'
  | 'passkey.enrolled'
  | 'passkey.proven'
  | 'passkey.refused'
  | 'passkey.missing'
  | 'passkey.stoodIn'
  | 'passkey.codeSent'
  | 'passkey.codeRefused'
  | 'passkey.renamed'
  | 'passkey.deleted'
  | 'review.opened'
  | 'review.framesViewed'
  | 'review.decided'
  | 'session.linkResent'
  | 'credential.verified'
  | 'credential.imageViewed'
  | 'credential.rawDataDeleted'
  | 'liveness.checked'
  | 'search.identified'
  | 'account.erased'
  | 'refreshToken.reused'
  | 'apiKey.created'
  | 'apiKey.enabled'
  | 'apiKey.disabled'
  | 'apiKey.deleted'
  | 'apiKey.revoked'
  | 'setting.changed'
  | 'template.created'
  | 'template.changed'
  | 'template.deleted'
  | 'messageText.created'
  | 'messageText.changed'
  | 'messageText.deleted'
  | 'messageText.tested'
  | 'audit.exported'
  | 'webhook.secretReset'
  | 'webhook.disabled'
  | 'webhook.replayed'
  | 'tenant.created'
  | 'tenant.ownerLinkRenewed'
  | 'tenant.disabled'
  | 'tenant.enabled'
  | 'tenant.erasureBegun'
  | 'tenant.erased'
  | 'operator.invited'
  | 'operator.linkMade'
  | 'operator.invitationRevoked'
  | 'operator.created'
  | 'operator.signedIn'
  | 'operator.signInFailed'
  | 'operator.confirmed'
  | 'operator.signedOut'
  | 'operator.sessionRevoked'
  | 'operator.updated'
  | 'operator.roleChanged'
  | 'operator.enabled'
  | 'operator.disabled'
  | 'operator.deleted'
  | 'operator.passkeyAdded'
  | 'operator.passkeyRenamed'
  | 'operator.passkeyDeleted'
  | 'operator.passwordSet'
  | 'operator.passwordDeleted'
  | 'operator.recoveryCodesMade';

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
