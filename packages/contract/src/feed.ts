import { type Static, Type } from 'typebox';
import { Instant } from './schemas/primitives.ts';

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
