import { createHash, randomBytes } from 'node:crypto';

/** A new refresh token: 256 random bits, base64url, 43 characters. */
export const createRefreshTokenValue = (): string => randomBytes(32).toString('base64url');

/** What is stored of a refresh token. */
export const hashRefreshToken = (value: string): Buffer => createHash('sha256').update(value).digest();
