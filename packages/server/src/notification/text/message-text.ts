import { limits, type MessageResourceName, messageParameters } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import { findAddress } from '../find-address.ts';

/** What the parameters of a text stand for; a name that is missing is empty. */
export type MessageValues = ReadonlyMap<string, string>;

/** A run of plain text or one parameter. */
export type MessagePart = { kind: 'text'; text: string } | { kind: 'parameter'; name: string };

const refused = (name: MessageResourceName, why: string) =>
  new Problem('E_MESSAGE_TEXT_NOT_VALID', { args: [name, why] });

const customDataName = /^data\.[A-Za-z0-9_.-]{1,64}$/;
const isKnown = (name: string): boolean =>
  Object.hasOwn(messageParameters, name) || customDataName.test(name);

/** C0 and C1 controls but line feed; bidirectional overrides, which can make one link look like another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Line breaks as `\n`, tabs as spaces, other control characters gone. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(controls, '');

/** Splits a text at its parameters. */
const parseText = (text: string): MessagePart[] =>
  text
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{[^{}]*\}$/.test(piece)
        ? { kind: 'parameter', name: piece.slice(1, -1) }
        : { kind: 'text', text: piece },
    );

/** Names of the parameters in a text. */
export const parametersOf = (text: string): string[] =>
  parseText(text).flatMap((part) => (part.kind === 'parameter' ? [part.name] : []));

const longest: Record<MessageResourceName, number> = {
  EmailSubject: limits.message.subjectLength,
  EmailBody: limits.message.bodyLength,
  SmsText: limits.message.smsLength,
};

/**
 * Checks a text that a tenant wrote.
 * @returns the text as it is stored
 * @throws Problem E_MESSAGE_TEXT_NOT_VALID: unknown parameter, link missing or out of place, an address of its own,
 *   too long, line break in a subject
 */
export function checkText(name: MessageResourceName, written: string): string {
  const text = cleanText(written).trim();
  if (text === '') throw refused(name, 'it is empty.');
  if (text.length > longest[name]) throw refused(name, `it is longer than ${longest[name]} characters.`);
  const parameters = parametersOf(text);
  const unknown = parameters.find((parameter) => !isKnown(parameter));
  if (unknown !== undefined) {
    const known = Object.keys(messageParameters).map((parameter) => `{${parameter}}`);
    throw refused(name, `'{${unknown}}' is no parameter. There are ${known.join(', ')} and {data.<key>}.`);
  }
  if (parseText(text).some((part) => part.kind === 'text' && /[{}]/.test(part.text)))
    throw refused(name, 'braces stand in pairs around the name of a parameter.');
  const address = findAddress(text);
  if (address !== null)
    throw refused(name, `'${address}' would become a link; {link} is the only link of a message.`);
  if (name === 'EmailSubject') {
    if (text.includes('\n')) throw refused(name, 'it is one line.');
    if (parameters.includes('link')) throw refused(name, '{link} opens the session and may not stand here.');
  } else if (!parameters.includes('link')) throw refused(name, '{link} is missing.');
  return text;
}

/** Whether a block says nothing because every parameter in it is empty. */
function isEmpty(block: string, values: MessageValues): boolean {
  const parameters = parametersOf(block);
  return parameters.length > 0 && parameters.every((parameter) => !values.get(parameter));
}

/** Paragraphs of a text, each in parts, without those whose parameters are all empty. */
export const paragraphs = (text: string, values: MessageValues): MessagePart[][] =>
  text
    .split(/\n[ ]*\n\s*/)
    .filter((block) => !isEmpty(block, values))
    .map(parseText);

const fillParts = (parts: MessagePart[], values: MessageValues): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : (values.get(part.name) ?? ''))).join('');

/** The text of an e-mail, values in place. */
export const fillBody = (text: string, values: MessageValues): string =>
  paragraphs(text, values)
    .map((parts) => fillParts(parts, values))
    .join('\n\n');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A subject: one line, whatever the values hold. */
export const fillSubject = (text: string, values: MessageValues): string =>
  oneLine(fillParts(parseText(text), values));

/** An SMS: lines whose parameters are all empty left out, values on one line each. */
export function fillSms(text: string, values: MessageValues): string {
  const flat = new Map([...values].map(([name, value]) => [name, oneLine(value)]));
  return text
    .split('\n')
    .filter((line) => !isEmpty(line, flat))
    .map((line) => fillParts(parseText(line), flat).trim())
    .join('\n')
    .trim();
}
