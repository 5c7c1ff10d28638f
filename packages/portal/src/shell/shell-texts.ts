import { defineTexts } from '../texts/define-texts.ts';

/** Words of the frame around every page. */
export const shellTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
