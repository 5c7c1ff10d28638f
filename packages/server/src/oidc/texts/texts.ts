import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { tr } from './tr.ts';
import { zh } from './zh.ts';

/** What the pages of the provider say. `{application}` stands for the name of an application. */
export interface SignInTexts {
  readonly signIn: string;
  readonly names: { readonly AccountNumber: string; readonly Email: string; readonly PhoneNumber: string };
  readonly next: string;
  readonly cancel: string;
  /** What the frame with the camera is. */
  readonly check: string;
  readonly goingBack: string;
  /** Beside the name of the application, on the screen that asks for approval. */
  readonly application: string;
  readonly consent: string;
  readonly profile: string;
  readonly email: string;
  readonly phone: string;
  readonly offline: string;
  readonly allow: string;
  readonly deny: string;
  readonly signOut: string;
  readonly stay: string;
  readonly askSignOut: string;
  readonly signedOut: string;
  readonly failed: string;
  readonly beginAgain: string;
  /** More was asked for than one client address may, or than the server can answer. */
  readonly busy: string;
  readonly waitMinute: string;
  readonly again: string;
  /** Asks for a link by which a face is enrolled. */
  readonly enrol: string;
  readonly enrolSent: string;
  readonly enrolNext: string;
  readonly back: string;
  readonly needsScript: string;
}

const all = { ar, de, en, es, fr, he, it, ja, nl, pl, pt, tr, zh } as const satisfies Record<
  string,
  SignInTexts
>;
type Language = keyof typeof all;
const isLanguage = (tag: string): tag is Language => Object.hasOwn(all, tag);

/** Texts in a language, and which way it is written. */
export interface SpokenTexts {
  texts: SignInTexts;
  language: string;
  direction: 'ltr' | 'rtl';
}

/**
 * The first language that is spoken here; English where there is none.
 * @param wishes `ui_locales`, separated by blanks, and the header Accept-Language
 */
export function pickTexts(wishes: {
  locales: string | undefined;
  accepted: string | undefined;
}): SpokenTexts {
  const tags = [...(wishes.locales ?? '').split(' '), ...(wishes.accepted ?? '').split(',')]
    .map((tag) => tag.trim().toLowerCase().split(/[-_;]/, 1)[0] ?? '')
    .map((tag) => (tag === 'iw' ? 'he' : tag));
  const language = tags.find(isLanguage) ?? 'en';
  return {
    texts: all[language],
    language,
    direction: language === 'ar' || language === 'he' ? 'rtl' : 'ltr',
  };
}

/** A text with the name of an application in it. */
export const withApplication = (text: string, application: string): string =>
  text.replaceAll('{application}', () => application);
