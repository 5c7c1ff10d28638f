import { defineTexts } from '../../texts/define-texts.ts';

/** Words of the API keys page. */
export const apiKeyTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
