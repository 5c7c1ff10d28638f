import { createHmac, randomInt } from 'node:crypto';
import { limits } from '@selfsame/contract';

/** Crockford's base 32: nothing that is mistaken for something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

const createCode = (): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** Fresh codes of 80 random bits each, in groups of four signs. */
export const createRecoveryCodes = (): string[] =>
  Array.from({ length: limits.portal.recoveryCodes }, createCode);

/** A code as it was meant: in any case, with or without dashes. Null: it is none. */
export function readRecoveryCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === length && [...code].every((sign) => letters.includes(sign)) ? code : null;
}

/** What is stored of a code; equal codes of two operators do not look equal. 80 random bits need no slow hash. */
export const hashRecoveryCode = (operatorId: string, code: string): Buffer =>
  createHmac('sha256', operatorId)
    .update(readRecoveryCode(code) ?? '')
    .digest();
