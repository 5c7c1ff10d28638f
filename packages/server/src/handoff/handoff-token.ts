import { createHash, randomBytes, randomInt } from 'node:crypto';

/** What cannot be mistaken for another, read aloud or from a screen: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
const letters = '34679ACDEFGHJKMNPQRTWXY';

/** A fresh token of a link: 24 URL-safe characters, 144 random bits. */
export const createHandoffToken = (): string => randomBytes(18).toString('base64url');

/** A code of four signs to compare two screens by; it opens nothing. */
export const createHandoffCode = (): string =>
  Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');

/** What is stored of tokens and of devices. */
export const hashHandoffSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
