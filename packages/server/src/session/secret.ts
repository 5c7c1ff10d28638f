import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh one-time secret: 24 URL-safe characters, 144 random bits. */
export const createSecret = (): string => randomBytes(18).toString('base64url');

const decodePercent = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Integrators paste the secret into links raw, percent-encoded once or twice, or through base64 libraries. */
const spellings = (sent: string): string[] => {
  const once = decodePercent(sent);
  const plain = decodePercent(once);
  const urlSafe = plain.replace(/[+ ]/g, '-').replaceAll('/', '_').replace(/=+$/, '');
  return [sent, once, plain, urlSafe];
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether what was sent is the secret in any of its spellings. Constant time: digests are compared, all of them. */
export const isSecret = (secret: string, sent: string): boolean => {
  const wanted = digest(secret);
  return spellings(sent)
    .map((spelling) => timingSafeEqual(digest(spelling), wanted))
    .includes(true);
};
