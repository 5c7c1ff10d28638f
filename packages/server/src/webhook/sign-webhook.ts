import { createHmac } from 'node:crypto';

/** What is signed: the message's id, the moment of this attempt and the exact body. */
export interface SignedContent {
  id: string;
  at: Date;
  body: string;
}

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, one signature per key, the newest
 * first, so that receivers can change from one secret to the next at their own time.
 * @param keys bytes of the secrets that are valid now
 */
export function signWebhook(
  { id, at, body }: SignedContent,
  keys: readonly Buffer[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
