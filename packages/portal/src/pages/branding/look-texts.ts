import type { Looks, LookTextKey } from '@selfsame/contract';

/** The own words of a tenant for a text in a language; empty when there are none. */
export const textOf = (texts: Looks['Texts'], locale: string, key: LookTextKey): string =>
  texts.find(({ Locale, Key }) => Locale === locale && Key === key)?.Text ?? '';

/** The texts with one of them worded anew; an empty one is left out, so that the page's own words hold. */
export function withText(
  texts: Looks['Texts'],
  locale: string,
  key: LookTextKey,
  text: string,
): Looks['Texts'] {
  const at = texts.findIndex(({ Locale, Key }) => Locale === locale && Key === key);
  if (text.trim() === '') return texts.filter((_, index) => index !== at);
  const entry = { Locale: locale, Key: key, Text: text };
  return at < 0 ? [...texts, entry] : texts.with(at, entry);
}
