import { defineTexts } from '../../texts/define-texts.ts';

/** Words of a list of passkeys. */
export const passkeyTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
