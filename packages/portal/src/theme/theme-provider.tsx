import { localStorageColorSchemeManager, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { Language } from '../texts/language.ts';
import { useLanguage } from '../texts/language-context.tsx';
import { cssVariables, theme } from './theme.ts';

/** The one word that Mantine's own parts need: it must be there before any file of texts. */
const closeWords: Record<Language, string> = { en: 'Close', de: 'Schließen', es: 'Cerrar', fr: 'Fermer' };

const schemes = localStorageColorSchemeManager({ key: 'selfsame-colour-scheme' });

/** Looks of everything below, in the chosen language; style tags carry the page's nonce. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  const { language } = useLanguage();
  const localised = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: { CloseButton: { defaultProps: { 'aria-label': closeWords[language] } } },
      }),
    [language],
  );
  return (
    <MantineProvider
      theme={localised}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={schemes}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
