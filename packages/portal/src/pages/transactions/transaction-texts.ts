import { defineTexts } from '../../texts/define-texts.ts';

/** Words of the list, and what a transaction is called everywhere else. */
export const transactionTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
