import { type MessageResourceName, messageResourceNames, type OperationResource } from '@selfsame/contract';

/** The three texts of a language as they are being written. */
export type TextDrafts = Record<MessageResourceName, string>;

const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A text of a language as it is stored; undefined when there is none. */
export const storedText = (
  resources: readonly OperationResource[],
  locale: string,
  name: MessageResourceName,
): OperationResource | undefined =>
  resources.find((text) => text.Name === name && sameTag(text.Locale, locale));

/** The stored texts of a language; missing ones are empty. */
export const draftsOf = (resources: readonly OperationResource[], locale: string): TextDrafts =>
  Object.fromEntries(
    messageResourceNames.map((name) => [name, storedText(resources, locale, name)?.Content ?? '']),
  ) as TextDrafts;

/** Names of the texts that say something else than what is stored. */
export function changedNames(
  resources: readonly OperationResource[],
  locale: string,
  drafts: TextDrafts,
): MessageResourceName[] {
  const stored = draftsOf(resources, locale);
  return messageResourceNames.filter((name) => drafts[name].trim() !== stored[name].trim());
}

/** Languages that have any text, English first, those of the server before others. */
export function localesOf(resources: readonly OperationResource[]): string[] {
  const found: string[] = [];
  for (const { Locale } of resources) if (!found.some((known) => sameTag(known, Locale))) found.push(Locale);
  return found.sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));
}

/** Puts a parameter at the cursor, in place of what is selected. @returns the text and where the cursor goes on */
export function insertParameter(
  text: string,
  name: string,
  [start, end]: readonly [number, number],
): { text: string; cursor: number } {
  const parameter = `{${name.replace('<key>', '')}}`;
  // The key of {data.} is still to be typed: the cursor waits before the brace.
  const cursor = start + parameter.length - (name.endsWith('<key>') ? 1 : 0);
  return { text: text.slice(0, start) + parameter + text.slice(end), cursor };
}
