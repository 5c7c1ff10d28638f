import type { WebhookEvent } from '@selfsame/contract';
import { importKey, readSecret, signedContent } from './webhook-signature.ts';

/** A webhook to send to one's own receiver, and what it is signed by. */
export interface SentWebhook {
  /** `SecretKey` of the settings (`whsec_…`), or one that your test drew. */
  secret: string;
  event: WebhookEvent;
  /** Default: the machine's clock. */
  now?: Date;
}

/** A request as the server sends it. */
export interface SignedWebhook {
  /** `webhook-id` (the event's `EventId`), `webhook-timestamp`, `webhook-signature` and `content-type`. */
  headers: Record<string, string>;
  body: string;
}

/**
 * Makes the request that the server would send for an event, after Standard Webhooks 1.0: for tests of your own receiver.
 * @throws TypeError when `secret` is not one of ours, or the event has no `EventId`; RangeError when `now` is no time
 * @example
 * const { headers, body } = await signWebhook({ secret, event });
 * await fetch(receiver, { method: 'POST', headers, body });
 */
export async function signWebhook({ secret, event, now = new Date() }: SentWebhook): Promise<SignedWebhook> {
  const key = await importKey(readSecret(secret), 'sign');
  if (!event.EventId) throw new TypeError('event has no EventId');
  if (Number.isNaN(now.getTime())) throw new RangeError('now is no time');
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const content = signedContent(event.EventId, timestamp, new TextEncoder().encode(body));
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': event.EventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
    },
    body,
  };
}
