import { defineTexts } from '../../texts/define-texts.ts';

/** Words of every form over something that carries a version. */
export const versionedFormTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
