import { messageResourceNames } from '@selfsame/contract';
import type { MessageTemplateRow } from '../../store/message/message-template.ts';
import { defaultTexts, type MessageTexts } from './default-texts.ts';
import type { MessageKind } from './predefined-operations.ts';

/** The texts of one message, in one language. */
export interface PickedTexts {
  locale: string;
  texts: MessageTexts;
}

/** `de-AT` → `de-at`, `de`. */
function withParents(locale: string): string[] {
  const tags = locale.toLowerCase().split('-');
  return tags.map((_, index) => tags.slice(0, tags.length - index).join('-'));
}

type Written = readonly Pick<MessageTemplateRow, 'name' | 'locale' | 'content'>[];

function pickIn(locale: string, kind: MessageKind, written: Written): Partial<MessageTexts> {
  const found: Partial<MessageTexts> = { ...defaultTexts[locale]?.texts[kind] };
  for (const name of messageResourceNames) {
    const own = written.find((row) => row.name === name && row.locale.toLowerCase() === locale);
    if (own) found[name] = own.content;
  }
  return found;
}

const isComplete = (texts: Partial<MessageTexts>): texts is MessageTexts =>
  messageResourceNames.every((name) => texts[name] !== undefined);

/**
 * Picks the texts of a message: the tenant's own before those of the server, a regional language before its parent,
 * the wanted language before the server's default, and English last. One message is in one language: a language in
 * which one of its three texts is missing counts as missing.
 */
export function pickTexts(
  wanted: readonly (string | null)[],
  kind: MessageKind,
  written: Written,
): PickedTexts {
  for (const locale of [...wanted, 'en'].filter((tag): tag is string => Boolean(tag))) {
    // A region adds to its parent what it says differently.
    const texts: Partial<MessageTexts> = {};
    for (const tag of withParents(locale).reverse()) Object.assign(texts, pickIn(tag, kind, written));
    if (isComplete(texts)) return { locale, texts };
  }
  throw new Error('There are no English texts');
}

/** The languages of the capture page. */
export type CapturePageLanguage =
  | 'en'
  | 'de'
  | 'fr'
  | 'es'
  | 'it'
  | 'nl'
  | 'pl'
  | 'pt'
  | 'tr'
  | 'ar'
  | 'he'
  | 'ja'
  | 'zh';

/**
 * Picks of our own texts, which no tenant changes, the first wanted language that there is, English last. A region
 * counts as its language.
 */
export function pickOwn<Texts>(
  texts: Readonly<Record<CapturePageLanguage, Texts>>,
  wanted: readonly (string | null)[],
): { locale: string; own: Texts } {
  const languages = wanted.map((tag) => tag?.toLowerCase().split('-')[0] ?? '');
  const has = (language: string): language is CapturePageLanguage => Object.hasOwn(texts, language);
  const locale = languages.find(has) ?? 'en';
  return { locale, own: texts[locale] };
}
