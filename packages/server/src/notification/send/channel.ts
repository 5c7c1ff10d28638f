import { type Static, Type } from 'typebox';
import type { MessageChannel } from '../../store/tables.ts';

/** The sealed content of a message: all that sending it needs. */
export const MessageContent = Type.Object({
  /** E.164 number or e-mail address. */
  to: Type.String(),
  link: Type.String(),
  /** Null for an SMS, like `html`. */
  subject: Type.Union([Type.String(), Type.Null()]),
  text: Type.String(),
  html: Type.Union([Type.String(), Type.Null()]),
  /** BCP 47. */
  locale: Type.String(),
});
export type MessageContent = Static<typeof MessageContent>;

/** One message on its way. `id` is the same in every try, so that whoever receives it twice can tell. */
export interface OutgoingMessage extends MessageContent {
  id: string;
}

/**
 * What became of one try. `temporary`: worth another one. `reason` is for the log and the API: a code such as
 * `smtp_451`, never words of the other side, which like to repeat the address.
 */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'temporary'; reason: string; retryAfterSec?: number }
  | { kind: 'permanent'; reason: string };

/** What takes messages over. Bounded by `limits.message.trySec`; never rejects. */
export interface Sender {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** `outbox`: kept for the operator. `none`: not offered, because only the other channel was configured. */
export type Channels = Record<MessageChannel, Sender | 'outbox' | 'none'>;
