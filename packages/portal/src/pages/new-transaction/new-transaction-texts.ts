import { defineTexts } from '../../texts/define-texts.ts';

/** Words of the form that begins a transaction. */
export const newTransactionTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
