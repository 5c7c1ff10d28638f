export type Bytes = Uint8Array<ArrayBuffer>;

const prefix = 'whsec_';

/** The key in a webhook secret. @throws TypeError when it is none of ours */
export function readSecret(secret: string): Bytes {
  const bytes = secret.startsWith(prefix) ? fromBase64(secret.slice(prefix.length)) : undefined;
  if (!bytes || bytes.length < 24) throw new TypeError('secret is not a webhook secret (whsec_…)');
  return bytes;
}

/** A key as Web Crypto takes it. */
export const importKey = (
  bytes: Bytes,
  usage: 'sign' | 'verify',
): ReturnType<typeof crypto.subtle.importKey> =>
  crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [usage]);

/** What a signature is made over: `id.timestamp.body` (Standard Webhooks 1.0). */
export function signedContent(id: string, timestamp: string, body: Uint8Array): Bytes {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

/** @returns undefined for what is no Base64 */
export function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
