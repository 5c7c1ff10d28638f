import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react';
import { initialLanguage, type Language, rememberLanguage } from './language.ts';

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}

const Context = createContext<LanguageChoice | null>(null);

/** Holds the chosen language; a change waits for the new texts and shows the old ones meanwhile. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        rememberLanguage(next);
        startTransition(() => setLanguage(next));
      },
    }),
    [language],
  );
  return <Context value={choice}>{children}</Context>;
}

/** The chosen language and how to choose another. */
export function useLanguage(): LanguageChoice {
  const choice = use(Context);
  if (!choice) throw new Error('LanguageProvider is missing');
  return choice;
}
