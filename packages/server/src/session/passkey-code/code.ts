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
/** A code, and what it is bound to: a row moved to another session, or an address changed since, opens nothing. */
export interface BoundCode {
  sessionId: string;
  address: string;
  code: string;
}

const hashOf = ({ sessionId, address, code }: BoundCode): Buffer =>
  createHash('sha256').update(`${sessionId} ${code} ${address}`).digest();

/** What of a code is stored: its hash, sealed, because a million hashes are quickly tried. */
export const sealCode = (vault: Pick<Vault, 'seal'>, key: DataKey, code: BoundCode): Buffer =>
  vault.seal(key, hashOf(code), contextOf(code.sessionId));

/** Whether an answer is the code. @throws when the sealed bytes were changed or belong elsewhere */
export const isCode = (
  vault: Pick<Vault, 'unseal'>,
  key: DataKey,
  sealed: Uint8Array,
  answer: BoundCode,
): boolean => timingSafeEqual(vault.unseal(key, sealed, contextOf(answer.sessionId)), hashOf(answer));
