import { createHash, randomBytes } from 'node:crypto';

/** What a known browser holds: 256 random bits, base64url, 43 characters. */
export const createBrowserToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of it. No slow hash: no guessing reaches 256 random bits. */
export const hashBrowserToken = (token: string): Buffer => createHash('sha256').update(token).digest();
