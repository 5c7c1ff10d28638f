import { defineTexts } from '../../texts/define-texts.ts';

/** Words of one transaction: its progress, its cause, its scores. */
export const detailTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
