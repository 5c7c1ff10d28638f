import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh one-time secret: 24 URL-safe characters, 144 random bits. */
export const createSecret = (): string => randomBytes(18).toString('base64url');

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const urlSafe = (text: string): string => text.replace(/[+ ]/g, '-').replaceAll('/', '_').replace(/=+$/, '');

/** Characters that programs put into long words to wrap them, and line ends. */
const unseen = /[\p{Cf}\p{Cc}]/gu;
/** What stands before a secret, and from the first character on that none holds: a full stop, a bracket, the rest of a tag. */
const around = /^[^A-Za-z0-9_+/-]+|[^A-Za-z0-9_+/= -].*$/gsu;
/** The "=" of quoted-printable (RFC 2045 §6.7), as it is left by who does not decode it. */
const quotedEquals = /^3D/;

/**
 * A secret without what mail programs, chats and people leave around it. A slash at its end may be part of a base64
 * spelling or of the address, so that both are tried.
 */
function repaired(plain: string): string[] {
  const bare = plain.replace(unseen, '').trim().replace(around, '').trim();
  return [urlSafe(bare), urlSafe(bare.replace(/[/=]+$/, '')), urlSafe(bare).replace(quotedEquals, '')];
}

/**
 * Integrators paste the secret into links raw, percent-encoded once or twice, or through base64 libraries; what carries
 * links damages them at their ends.
 */
function spellings(sent: string): string[] {
  const once = decodePercent(sent);
  const plain = decodePercent(once);
  return [sent, once, plain, urlSafe(plain), ...repaired(plain)];
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether what was sent is the secret in any of its spellings. Constant time: digests are compared, all of them. */
export function isSecret(secret: string, sent: string): boolean {
  const wanted = digest(secret);
  return spellings(sent)
    .map((spelling) => timingSafeEqual(digest(spelling), wanted))
    .includes(true);
}
