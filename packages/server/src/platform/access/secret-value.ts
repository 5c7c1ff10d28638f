import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret value, of an API key or an OpenID integration: 256 random bits, base64url, 43 characters. */
export const createSecretValue = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of a value: HMAC-SHA-256 keyed by the public id of what it opens, so that equal values of two do not look
 * equal. No slow hash: values hold 256 random bits, which no guessing reaches.
 */
export const hashSecretValue = (publicId: string, value: string): Buffer =>
  createHmac('sha256', publicId).update(value).digest();

/** Compares two hashes in constant time. */
export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
