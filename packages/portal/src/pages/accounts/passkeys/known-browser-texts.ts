import { defineTexts } from '../../../texts/define-texts.ts';

/** Words about the browsers that are known for a user. */
export const knownBrowserTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
