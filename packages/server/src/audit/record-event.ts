import { hostname } from 'node:os';
import type { Actor, DomainEvent, EventReferences, EventSubscriber } from '../platform/events.ts';
import { insertAuditEvent } from '../store/audit-event.ts';
import type { Db } from '../store/seal/vault.ts';
import type { AuditLevel } from '../store/tables.ts';

/** What the log calls each thing an event may be about; account numbers may be personal and are not among them. */
const subjectNames: Record<Exclude<keyof EventReferences, 'accountNumber'>, string> = {
  sessionId: 'Transaction',
  accountId: 'Account',
  credentialId: 'BioCredential',
  apiKeyId: 'ApiKey',
  templateId: 'CustomOperation',
  messageTextId: 'OperationResource',
  attemptId: 'Attempt',
  certificateId: 'ErasureCertificate',
  setting: 'Setting',
  operatorId: 'Operator',
  integrationId: 'OpenIdIntegration',
  invitationId: 'Invitation',
  passkeyId: 'Passkey',
  managedTenantId: 'Tenant',
  installationKeyId: 'InstallationKey',
};

/** Events that somebody should look at. */
const warnings: ReadonlySet<DomainEvent['type']> = new Set([
  'account.disabled',
  'passkey.refused',
  'passkey.codeRefused',
  'refreshToken.reused',
  'webhook.disabled',
  'operator.linkMade',
  'operator.signInFailed',
  'installationKey.created',
  'tenant.ownerLinkRenewed',
  'tenant.disabled',
  'tenant.erasureBegun',
  'tenant.erased',
] as const);

/** Keys of event data that are the customer's free text: for webhooks, never for the log. */
const unlogged: ReadonlySet<string> = new Set(['tag', 'accountNumber']);

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'api':
      return actor.apiKeyId;
    case 'user':
      return actor.sessionId;
    case 'operator':
      return actor.operatorId;
    case 'system':
      return null;
  }
}

const subjectOf = (references: EventReferences): Record<string, string> =>
  Object.fromEntries(
    Object.entries(subjectNames).flatMap(([key, name]) => {
      const id = references[key as keyof typeof subjectNames];
      return id ? [[name, id]] : [];
    }),
  );

const levelOf = ({ type }: DomainEvent): AuditLevel => (warnings.has(type) ? 'Warning' : 'Information');

/** How the recorder is set up. */
export interface AuditRecorderOptions {
  /** The machine that acts, as the log names it. */
  hostName?: string;
  /** Told of every row, which may yet be rolled back. */
  onRecorded?: () => void;
}

/** Writes every event of the domain into the audit log, in the transaction of the change. */
export const createAuditRecorder =
  ({ hostName = hostname(), onRecorded }: AuditRecorderOptions = {}): EventSubscriber<Db> =>
  async (tx, event) => {
    await insertAuditEvent(tx, {
      id: crypto.randomUUID(),
      tenant_id: event.tenantId,
      type: event.type,
      level: levelOf(event),
      actor_kind: event.actor.kind,
      actor_id: actorId(event.actor),
      subject: JSON.stringify(subjectOf(event.references)),
      data: JSON.stringify(event.data, (key, value) => (unlogged.has(key) ? undefined : value)),
      host_name: hostName,
      occurred_at: event.at,
    });
    onRecorded?.();
  };
