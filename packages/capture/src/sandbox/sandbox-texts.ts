import type { Passage } from '../texts/texts.ts';
import { ar } from './texts/ar.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';
import { fr } from './texts/fr.ts';
import { he } from './texts/he.ts';
import { it } from './texts/it.ts';
import { ja } from './texts/ja.ts';
import { nl } from './texts/nl.ts';
import { pl } from './texts/pl.ts';
import { pt } from './texts/pt.ts';
import { tr } from './texts/tr.ts';
import { zh } from './texts/zh.ts';

/** What the banner and the panel of a sandbox say, beside the words of the page. */
export interface SandboxTexts {
  readonly title: string;
  /** Opens the panel. */
  readonly act: string;
  readonly note: string;
  readonly accept: string;
  /** What was ordered by the account or the request comes about. */
  readonly ordered: string;
  /** Label of the choice of a fault. */
  readonly fault: string;
  readonly faults: Readonly<Record<'liveness' | 'match' | 'matchAndLiveness', string>>;
  readonly fail: string;
  readonly passkey: string;
  /** Label of the choice of what happens instead. */
  readonly passkeyFault: string;
  readonly passkeyFaults: Readonly<
    Record<'unknownCredential' | 'userNotVerified' | 'closed' | 'alreadyEnrolled', string>
  >;
  readonly passkeyFail: string;
  readonly decline: string;
  readonly wait: string;
  readonly leave: string;
  /** In place of the page, once the user has left it. */
  readonly left: Passage;
}

/** By the language of the page. One file holds all: only those who build against a sandbox load it. */
export const sandboxTexts: Readonly<Record<string, SandboxTexts>> = {
  ar,
  de,
  en,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
  pt,
  tr,
  zh,
};

/** English where the language has none. */
export const sandboxTextsOf = (language: string): SandboxTexts => sandboxTexts[language] ?? en;
