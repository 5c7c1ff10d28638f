import { type Static, Type } from 'typebox';
import { Instant } from './schemas/primitives.ts';

/**
 * Where the live feed of a tenant's events is: `GET`, `text/event-stream`. It is no operation of the table because its
 * answer has no end. Roles: those of {@link feedRoles}.
 */
export const feedPath = '/portal/v1/events';

/** Roles of which one lets an operator or an API key follow: those that may read the audit log, or begin. */
export const feedRoles = ['Transaction Result Auditor', 'Configurator', 'Transaction Manager'] as const;

/** `data` of a `change`: what happened and to which ids. */
export const FeedEvent = Type.Object({
  Type: Type.String({
    description: 'As the audit log names it, or `webhook.succeeded`, `webhook.failed`, …',
  }),
  Date: Instant,
  References: Type.Record(Type.String(), Type.String(), {
    description: 'Ids by what they are of: Transaction, Account, BioCredential, Attempt, WebhookDelivery, …',
  }),
});
export type FeedEvent = Static<typeof FeedEvent>;

/**
 * `data` of `ready`, the first event of every stream. Unless Resumed, what happened before is not told: whoever shows
 * something reads it anew.
 */
export const FeedReady = Type.Object({ Resumed: Type.Boolean() });
export type FeedReady = Static<typeof FeedReady>;
