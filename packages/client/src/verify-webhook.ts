import type { WebhookEvent } from '@selfsame/contract';
import { WebhookNotValid } from './webhook-not-valid.ts';
import { type Bytes, fromBase64, importKey, readSecret, signedContent } from './webhook-signature.ts';

/** A received request, and what it is checked by. */
export interface ReceivedWebhook {
  /** `SecretKey` of the settings (`whsec_…`); several while you change from one to the next. */
  secret: string | readonly string[];
  /** Headers of the request: `Headers`, or an object as Node and Express have it. Names in any case. */
  headers: Headers | Record<string, string | readonly string[] | undefined>;
  /** The body exactly as it came, before any JSON parser. */
  body: string | Uint8Array;
  /** How far `webhook-timestamp` may be from now, s. Default 300. */
  toleranceSec?: number;
  /** Default: the machine's clock. */
  now?: Date;
}

/** More signatures than any rotation needs are somebody trying to keep us busy. */
const mostSignatures = 8;

/**
 * Checks a webhook after Standard Webhooks 1.0 and answers its event. The signature is compared in constant time by
 * Web Crypto, so this runs in Node.js, browsers and edge runtimes alike.
 * Deliveries come at least once: remember `EventId` and ignore those you have seen.
 * @throws WebhookNotValid when the request must not be believed
 * @throws TypeError when `secret` is not one of ours
 * @example
 * const event = await verifyWebhook({ secret, headers: request.headers, body: rawBody });
 * if (event.EventType === EventType.OperationFinished) console.log(event.Data.OperationId, event.Data.Status);
 */
export async function verifyWebhook(received: ReceivedWebhook): Promise<WebhookEvent> {
  const keys = [received.secret].flat().map(readSecret);
  const id = headerOf(received.headers, 'webhook-id');
  const timestamp = headerOf(received.headers, 'webhook-timestamp');
  const signatures = headerOf(received.headers, 'webhook-signature');
  if (!id || !signatures || !timestamp || !/^\d{1,12}$/.test(timestamp)) throw new WebhookNotValid('headers');
  const { toleranceSec = 300, now = new Date() } = received;
  if (!(Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= toleranceSec))
    throw new WebhookNotValid('timestamp');
  const body = typeof received.body === 'string' ? new TextEncoder().encode(received.body) : received.body;
  const signed = signedContent(id, timestamp, body);
  if (!(await isSigned(signed, keys, signatures))) throw new WebhookNotValid('signature');
  return readEvent(body, id);
}

async function isSigned(content: Bytes, keys: Bytes[], header: string): Promise<boolean> {
  const signatures = header.split(' ').slice(0, mostSignatures).flatMap(readSignature);
  for (const bytes of keys) {
    const key = await importKey(bytes, 'verify');
    for (const signature of signatures)
      if (await crypto.subtle.verify('HMAC', key, signature, content)) return true;
  }
  return false;
}

/** Versions other than `v1` are not ours to judge. */
function readSignature(text: string): Bytes[] {
  const bytes = text.startsWith('v1,') ? fromBase64(text.slice(3)) : undefined;
  return bytes ? [bytes] : [];
}

function readEvent(body: Uint8Array, id: string): WebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new WebhookNotValid('body', { cause });
  }
  const { EventType, EventId, Data } = (event ?? {}) as Partial<WebhookEvent>;
  if (typeof EventType !== 'number' || typeof Data !== 'object' || Data === null || EventId !== id)
    throw new WebhookNotValid('body');
  return event as WebhookEvent;
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}
