import { defineTexts } from '../../texts/define-texts.ts';

/** Words of the page of the installation's keys. */
export const installationKeyTexts = defineTexts({
  en: () => import('./texts/en.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
});
