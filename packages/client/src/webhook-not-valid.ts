/** What is wrong with a request that says it is a webhook. */
export type WebhookNotValidReason =
  /** One of the three headers is missing or unreadable. */
  | 'headers'
  /** Sent too long ago, or in the future: perhaps an old request played again. */
  | 'timestamp'
  /** Not signed by any of the secrets: changed on the way, or not ours. */
  | 'signature'
  /** Signed, but not an event, or one whose `EventId` is not the header `webhook-id`. */
  | 'body';

const sentences: Record<WebhookNotValidReason, string> = {
  headers: 'webhook-id, webhook-timestamp or webhook-signature is missing',
  timestamp: 'webhook-timestamp is too far from now',
  signature: 'webhook-signature was made by none of the secrets',
  body: 'the body is not an event, or its EventId is not the header webhook-id',
};

/** Thrown for a request that must not be believed. Answer it with 400. */
export class WebhookNotValid extends Error {
  readonly reason: WebhookNotValidReason;

  constructor(reason: WebhookNotValidReason, options?: ErrorOptions) {
    super(`The webhook is not valid: ${sentences[reason]}`, options);
    this.name = 'WebhookNotValid';
    this.reason = reason;
  }
}
