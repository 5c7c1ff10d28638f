import { defineTexts } from '../texts/define-texts.ts';

/** Words of the parts every page is made of. */
export const partTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
