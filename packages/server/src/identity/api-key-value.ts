import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Shortest value that an operator may choose for the first key, characters. */
export const shortestApiKeyValue = 32;

/** A new value: 256 random bits, base64url, 43 characters. */
export const createApiKeyValue = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of a value: HMAC-SHA-256 keyed by the external id, so that equal values of two keys do not look
 * equal. No slow hash: values hold 256 random bits, which no guessing reaches.
 */
export const hashApiKeyValue = (externalId: string, value: string): Buffer =>
  createHmac('sha256', externalId).update(value).digest();

/** Compares two hashes in constant time. */
export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
