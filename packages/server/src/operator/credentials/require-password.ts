import { limits } from '@selfsame/contract';
import { foldText } from '../../platform/fold-text.ts';
import { Problem } from '../../platform/http/problem.ts';
import { commonPasswords } from './common-passwords.ts';

const { min, max } = limits.portal.password;
const refused = (why: string) => new Problem('E_PASSWORD_NOT_ACCEPTED', { args: [why] });
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `aaaa…`, `abab…`, `1234…`: few signs, or each the neighbour of the one before. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size < 5) return true;
  const steps = [...text].slice(1).map((sign, index) => sign.codePointAt(0)! - text.codePointAt(index)!);
  return steps.filter((step) => step === 1 || step === -1).length >= steps.length * 0.75;
}

/** What is left when words that everybody tries, and digits and signs around them, are taken away. */
function remainder(text: string, words: readonly string[]): string {
  const longestFirst = words.filter((word) => word.length > 1).toSorted((a, b) => b.length - a.length);
  return text.replace(new RegExp(longestFirst.map(escaped).join('|'), 'g'), '').replace(/[\d\P{L}]/gu, '');
}

/**
 * A new password after NIST SP 800-63B-4 §3.1.1.2: long enough, not one that everybody tries, not made of who one is;
 * any signs, none prescribed.
 * @param about names and addresses that a guesser knows of this person
 * @returns the password as it is hashed (Unicode NFC)
 * @throws Problem E_PASSWORD_NOT_ACCEPTED
 */
export function requirePassword(password: string, about: readonly string[]): string {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < min) throw refused(`it has ${length} characters; use ${min} or more.`);
  if (length > max) throw refused(`it has ${length} characters; use ${max} at most.`);
  const lower = foldText(text);
  if (isMonotonous(lower)) throw refused('it repeats itself. Use several unrelated words.');
  const known = about.flatMap((name) => [name, ...name.split(/[\s@._-]+/)]).map(foldText);
  const own = known.filter((name) => name.length >= 3);
  if (remainder(lower, [...commonPasswords, ...own]).length < 4)
    throw refused('it is made of words that are tried first. Use several unrelated words.');
  return text;
}
