import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { limits } from '@selfsame/contract';

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Argon2id (RFC 9106) as a PHC string; on a thread of the pool. */
export async function hashPassword(password: string): Promise<string> {
  const { memory, passes, parallelism, tagLength } = limits.portal.argon2;
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', {
    message: password.normalize('NFC'),
    ...{ nonce, memory, passes, parallelism, tagLength },
  });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** Somebody's hash who does not exist: comparing with it takes as long as with a real one. */
const nobody = `$argon2id$v=19$m=${limits.portal.argon2.memory},t=${limits.portal.argon2.passes},p=1$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`;

/**
 * Whether a password is the one that was hashed, in constant time; the same work when there is none.
 * @param hash null: nobody has one
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const match = stored.exec(hash ?? nobody);
  if (!match) throw new Error('A stored password hash is malformed');
  const [, memory, passes, parallelism, nonce, tag] = match;
  const expected = Buffer.from(tag!, 'base64');
  const derived = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(nonce!, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(derived, expected) && hash !== null;
}
