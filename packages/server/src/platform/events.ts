import type { EndReason, WebhookEventName } from '@selfsame/contract';
import type { BearerPrincipal, CapturePrincipal, InstallationPrincipal } from './access/principal.ts';

/** Who did it. */
export type Actor =
  /** A customer's backend, by access token; or a program, by a key of the installation, whose id stands there then. */
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
export function callerOf(principal: BearerPrincipal | CapturePrincipal | InstallationPrincipal): Caller {
  const { tenantId } = principal;
  switch (principal.kind) {
    case 'api':
      return { tenantId, actor: { kind: 'api', apiKeyId: principal.apiKeyId } };
    case 'capture':
      return { tenantId, actor: { kind: 'user', sessionId: principal.sessionId } };
    // The log knows four kinds of actors, and nodes of the version before read it too: a key is a key.
    case 'installation':
      return { tenantId, actor: { kind: 'api', apiKeyId: principal.installationKeyId } };
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
  /** Null where nothing tells. */
  reason: EndReason | null;
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
  integrationId?: string;
  attemptId?: string;
  certificateId?: string;
  setting?: string;
  operatorId?: string;
  invitationId?: string;
  passkeyId?: string;
  /** The tenant that an owner of the installation made, stopped or erased. */
  managedTenantId?: string;
  installationKeyId?: string;
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

/** Events that no webhook is told of, and what each says to people in the audit log. */
export const auditOnlyEvents = {
  'account.signInsStopped':
    'Too many sign-ins of an account failed: for a time nobody passes one. Other verifications go on.',
  'account.listExported': 'A list of accounts was exported.',
  'account.erased': 'All that was kept of an account was destroyed.',
  'credential.verified': 'An image was compared with a biometric credential.',
  'credential.imageViewed': 'The picture of a biometric credential was viewed.',
  'credential.rawDataDeleted': 'The picture of a biometric credential was deleted.',
  'liveness.checked': 'An image was checked for liveness.',
  'search.identified': 'A face was searched among all accounts.',
  'session.begun': 'An operation or transaction was begun.',
  'session.opened': 'The link of an operation or transaction was opened for the first time.',
  'session.approved': 'The user approved what a transaction is about.',
  'session.consented': 'The user agreed to pictures being taken.',
  'session.judged': 'A capture was judged.',
  'passkey.enrolled': 'A passkey was enrolled for an account.',
  'passkey.proven': 'A passkey of an account was shown.',
  'passkey.refused': 'An answer with a passkey was refused.',
  'passkey.missing': 'A user said that the passkey of the account is not on this device.',
  'passkey.stoodIn': 'Something that the policy names stood in for a passkey.',
  'passkey.codeSent': 'A code that stands in for a passkey was sent to a confirmed address.',
  'passkey.codeRefused': 'A wrong code was entered in place of a passkey.',
  'passkey.delayBegun':
    'A notice went to the addresses of an account, and a stated time has to pass in place of a passkey.',
  'passkey.delayStopped': 'Whoever read such a notice stopped the wait.',
  'passkey.browserRemembered':
    'A browser that had shown the passkey, or what stood in for it, is known for an account.',
  'passkey.browsersForgotten': 'The known browsers of an account were forgotten by request.',
  'passkey.renamed': 'A passkey of an account got another description.',
  'passkey.deleted': 'A passkey of an account was deleted.',
  'review.opened': 'A capture in doubt was handed to portal users for review.',
  'review.framesViewed': 'The pictures of a capture in review were viewed.',
  'review.decided': 'A portal user gave a decision on a capture in review.',
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
  'integration.created': 'An OpenID integration was added.',
  'integration.changed': 'An OpenID integration was changed.',
  'integration.enabled': 'An OpenID integration was enabled.',
  'integration.disabled': 'An OpenID integration was disabled.',
  'integration.secretRenewed': 'An OpenID integration got a new secret.',
  'integration.deleted': 'An OpenID integration was deleted.',
  'session.linkResent': 'The link of an operation or transaction was sent again.',
  'messageText.created': 'A text of messages was written.',
  'messageText.changed': 'A text of messages was changed.',
  'messageText.deleted': 'A text of messages was deleted.',
  'messageText.tested': 'A test message was sent.',
  'audit.exported': 'The audit log was exported.',
  'webhook.secretReset': 'The webhook secret was renewed.',
  'webhook.disabled': 'The webhook was disabled.',
  'webhook.replayed': 'Webhook deliveries were sent again.',
  'tenant.created': 'A tenant was created.',
  'tenant.ownerLinkRenewed': 'The link of the first owner of a tenant was renewed.',
  'tenant.quotasSet': 'It was set what a tenant may have at most.',
  'tenant.disabled': 'A tenant was disabled.',
  'tenant.enabled': 'A tenant was enabled.',
  'tenant.erasureBegun': 'The erasure of a tenant began.',
  'tenant.erased': 'All that was kept of a tenant was destroyed.',
  'installationKey.created': 'A key was made by which a program manages tenants.',
  'installationKey.revoked': 'A key by which a program managed tenants was revoked.',
  'sandbox.webhookFaultsSet': 'The faults that the next webhooks of a sandbox suffer were set.',
  'sandbox.reset': 'A sandbox was emptied.',
  'sandbox.clockMoved': 'The clock of a sandbox was moved forward.',
  'operator.invited': 'A portal user was invited.',
  'operator.linkMade': 'A link was made by which somebody becomes an owner of the portal.',
  'operator.invitationRevoked': 'An invitation of a portal user was revoked.',
  'operator.created': 'Somebody became a portal user.',
  'operator.signedIn': 'A portal user signed in.',
  'operator.signInFailed': 'Somebody failed to sign in as a portal user.',
  'operator.confirmed': 'A portal user confirmed who it is.',
  'operator.signedOut': 'A portal user signed out.',
  'operator.sessionRevoked': 'Sessions of a portal user were ended.',
  'operator.updated': 'A portal user changed the profile.',
  'operator.roleChanged': 'A portal user got another role.',
  'operator.enabled': 'A portal user was enabled.',
  'operator.disabled': 'A portal user was disabled.',
  'operator.deleted': 'A portal user was deleted.',
  'operator.passkeyAdded': 'A portal user added a passkey.',
  'operator.passkeyRenamed': 'A portal user renamed a passkey.',
  'operator.passkeyDeleted': 'A portal user deleted a passkey.',
  'operator.passwordSet': 'A portal user set a password.',
  'operator.passwordDeleted': 'A portal user deleted the password.',
  'openid.signedIn': 'Somebody signed in to an application by OpenID Connect.',
  'openid.enrolmentSent':
    'At a sign-in by OpenID Connect, a link to enrol a face was sent to the confirmed address of an account.',
  'operator.recoveryCodesMade': 'A portal user got new recovery codes.',
} as const;
export type AuditOnlyEventName = keyof typeof auditOnlyEvents;

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
