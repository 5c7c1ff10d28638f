import { randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret: `whsec_` and 32 random bytes in base64 (Standard Webhooks 1.0 asks for 24 to 64 bytes). */
export const createWebhookSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * The key bytes of a secret.
 * @returns undefined when the text is not `whsec_` and 24 to 64 bytes in base64
 */
export function parseWebhookSecret(secret: string): Buffer | undefined {
  const text = secret.slice(prefix.length);
  if (!secret.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
}
