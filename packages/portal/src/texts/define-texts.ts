import { use } from 'react';
import { initialLanguage, type Language } from './language.ts';
import { useLanguage } from './language-context.tsx';

type Loader<T> = () => Promise<{ default: T }>;

/** Texts of one page, one file per language; the English file is the type of the others. */
export interface Texts<T> {
  load: (language: Language) => Promise<T>;
}

/**
 * Declares the texts of a page. Those of the present language start loading at once, beside the page itself.
 * @example export const texts = defineTexts({ en: () => import('./en.ts'), de: () => import('./de.ts'), … });
 */
export function defineTexts<T>(
  loaders: { en: Loader<T> } & Record<Exclude<Language, 'en'>, Loader<NoInfer<T>>>,
): Texts<T> {
  const loaded = new Map<Language, Promise<T>>();
  const load = (language: Language): Promise<T> => {
    const known = loaded.get(language);
    if (known) return known;
    const pending = (loaders[language] as Loader<T>)().then((module) => module.default);
    loaded.set(language, pending);
    // A lost connection is no reason to fail for ever.
    pending.catch(() => loaded.delete(language));
    return pending;
  };
  void load(initialLanguage()).catch(() => undefined);
  return { load };
}

/** The texts in the chosen language; suspends until they are here. */
export const useTexts = <T>(texts: Texts<T>): T => use(texts.load(useLanguage().language));
