import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** Languages beside English, each fetched only when it is needed. */
const others: Readonly<Record<string, () => Promise<Texts>>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  he: async () => (await import('./he.ts')).he,
  it: async () => (await import('./it.ts')).it,
  ja: async () => (await import('./ja.ts')).ja,
  nl: async () => (await import('./nl.ts')).nl,
  pl: async () => (await import('./pl.ts')).pl,
  pt: async () => (await import('./pt.ts')).pt,
  tr: async () => (await import('./tr.ts')).tr,
  zh: async () => (await import('./zh.ts')).zh,
};

/** Old tags that some browsers still send. */
const renamed: Readonly<Record<string, string>> = Object.assign(Object.create(null), { iw: 'he' });

/** Languages the page speaks, BCP 47 primary tags. */
export const languages: readonly string[] = ['en', ...Object.keys(others)];

/**
 * The first wish that the page speaks, by primary language tag ("de-AT" asks for "de"); English when there is none.
 * @param wishes BCP 47 tags, most wanted first; null and empty ones are skipped
 */
export function pickLanguage(wishes: readonly (string | null)[]): string {
  const tags = wishes
    .map((wish) => wish?.toLowerCase().split(/[-_]/, 1)[0])
    .map((tag) => renamed[tag ?? ''] ?? tag);
  return tags.find((tag) => tag !== undefined && languages.includes(tag)) ?? 'en';
}

/** Texts of a language of {@link languages}; English when its file can't be had, for a wrong language is better than none. */
export async function loadTexts(language: string): Promise<Texts> {
  try {
    return (await others[language]?.()) ?? en;
  } catch {
    return en;
  }
}
