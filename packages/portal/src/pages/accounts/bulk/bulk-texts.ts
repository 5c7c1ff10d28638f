import { defineTexts } from '../../../texts/define-texts.ts';

/** Words for what is done with many users at once. */
export const bulkTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
