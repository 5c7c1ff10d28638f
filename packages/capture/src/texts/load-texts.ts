import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** Languages beside English, each fetched only when it is needed. */
const others: Readonly<Record<string, () => Promise<Texts>>> = {
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
};

/** Languages the page speaks, BCP 47 primary tags. */
export const languages: readonly string[] = ['en', ...Object.keys(others)];

/**
 * The first wish that the page speaks, by primary language tag ("de-AT" asks for "de"); English when there is none.
 * @param wishes BCP 47 tags, most wanted first; null and empty ones are skipped
 */
export function pickLanguage(wishes: readonly (string | null)[]): string {
  const tags = wishes.map((wish) => wish?.toLowerCase().split(/[-_]/, 1)[0]);
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
