import { defineTexts } from '../../texts/define-texts.ts';

/** Words of a list of passkeys, and why something can’t stand in for one. */
export const passkeyTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
