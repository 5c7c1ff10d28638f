import { createHash, timingSafeEqual } from 'node:crypto';
import { limits } from '@selfsame/contract';
import type { DataKey, Vault } from '../../store/seal/vault.ts';

const digits = limits.passkeys.codeDigits;

/** Draws a code. @param randomBelow `crypto.randomInt` in production */
export const drawCode = (randomBelow: (below: number) => number): string =>
  String(randomBelow(10 ** digits)).padStart(digits, '0');

const contextOf = (sessionId: string) => ({
  table: 'passkey_code',
  column: 'code_sealed',
  rowId: sessionId,
});
/** Bound to its session, so that a row moved to another one opens nothing. */
const hashOf = (sessionId: string, code: string): Buffer =>
  createHash('sha256').update(`${sessionId} ${code}`).digest();

/** What of a code is stored: its hash, sealed, because a million hashes are quickly tried. */
export const sealCode = (vault: Pick<Vault, 'seal'>, key: DataKey, sessionId: string, code: string): Buffer =>
  vault.seal(key, hashOf(sessionId, code), contextOf(sessionId));

/** Whether an answer is the code. @throws when the sealed bytes were changed or belong elsewhere */
export const isCode = (
  vault: Pick<Vault, 'unseal'>,
  key: DataKey,
  { session_id: sessionId, code_sealed: sealed }: { session_id: string; code_sealed: Uint8Array },
  answer: string,
): boolean => timingSafeEqual(vault.unseal(key, sealed, contextOf(sessionId)), hashOf(sessionId, answer));
