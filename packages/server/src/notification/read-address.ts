import { domainToASCII } from 'node:url';
import { parsePhoneNumberWithError, validatePhoneNumberLength } from 'libphonenumber-js';
import { Problem } from '../platform/http/problem.ts';

const refused = (field: 'PhoneNumber' | 'Email', why: string) =>
  new Problem('E_TRANSPORT_ADDRESS_NOT_VALID', { args: [field, why] });

const lengthFaults: Record<string, string> = {
  TOO_SHORT: 'it has too few digits for its country.',
  TOO_LONG: 'it has too many digits for its country.',
  INVALID_LENGTH: 'no number of its country has that many digits.',
  INVALID_COUNTRY: 'its country code does not exist.',
  NOT_A_NUMBER: 'it is not a phone number.',
};

/**
 * Reads a phone number in international form, with or without spaces, brackets and dashes.
 * @returns E.164, for instance `+4915112345678`
 * @throws Problem E_TRANSPORT_ADDRESS_NOT_VALID. Only the length is judged: lists of number ranges age, and a number
 *   too new for ours would lock its holder out.
 */
export function readPhoneNumber(text: string): string {
  const trimmed = text.trim().replace(/^00(?=[1-9])/, '+');
  if (!trimmed.startsWith('+'))
    throw refused('PhoneNumber', 'it must begin with + and the country code, for example +4915112345678.');
  if (!/^\+[\d\s().\-/]+$/.test(trimmed))
    throw refused('PhoneNumber', 'it may hold digits, spaces, brackets, dots and dashes only.');
  const fault = validatePhoneNumberLength(trimmed);
  if (fault !== undefined) throw refused('PhoneNumber', lengthFaults[fault] ?? 'it is not a phone number.');
  return parsePhoneNumberWithError(trimmed).number;
}

/** RFC 5321 §4.1.2 dot-string. Quoted local parts exist on paper only, and open doors to header injection. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainPart = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads an e-mail address: one plain `name@domain`, its domain in any script.
 * @returns the address as mail servers take it, domain in lower-case ASCII
 * @throws Problem E_TRANSPORT_ADDRESS_NOT_VALID
 */
export function readEmail(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, at);
  const domain = domainToASCII(trimmed.slice(at + 1)).toLowerCase();
  // RFC 5321 §4.5.3.1: 64 octets before the @, 254 in all.
  const isValid =
    at > 0 &&
    local.length <= 64 &&
    localPart.test(local) &&
    domainPart.test(domain) &&
    local.length + domain.length + 1 <= 254;
  if (!isValid) throw refused('Email', 'it is not an e-mail address like name@example.com.');
  return `${local}@${domain}`;
}
