import { defineTexts } from '../../texts/define-texts.ts';

/** Words of signing in and of becoming a portal user. */
export const signInTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
