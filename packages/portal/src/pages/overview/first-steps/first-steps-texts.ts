import { defineTexts } from '../../../texts/define-texts.ts';

/** Words of the list of first steps. */
export const firstStepsTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
