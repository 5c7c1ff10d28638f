import { hash, verify } from '@node-rs/argon2';
import { limits } from '@selfsame/contract';

const { memory, passes, parallelism, tagLength } = limits.portal.argon2;

/** Argon2id (RFC 9106) as a PHC string; on a thread of the pool. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), {
    memoryCost: memory,
    timeCost: passes,
    parallelism,
    outputLen: tagLength,
  });

const zeros = (length: number): string => Buffer.alloc(length).toString('base64').replace(/=+$/, '');
/** Somebody's hash who does not exist: comparing with it takes as long as with a real one. */
const nobody = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${zeros(16)}$${zeros(tagLength)}`;

/**
 * Whether a password is the one that was hashed, in constant time; the same work when there is none.
 * @param stored null: nobody has one
 * @throws Error when the stored hash is malformed
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  return (await verify(stored ?? nobody, password.normalize('NFC'))) && stored !== null;
}
