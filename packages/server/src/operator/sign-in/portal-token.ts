import { createHash, randomBytes } from 'node:crypto';

/** A token of a session or of a link: 256 random bits, base64url, 43 characters. */
export const createPortalToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of it. No slow hash: no guessing reaches 256 random bits. */
export const hashPortalToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Names a ceremony: 128 random bits, base64url. */
export const createCeremonyId = (): string => randomBytes(16).toString('base64url');
