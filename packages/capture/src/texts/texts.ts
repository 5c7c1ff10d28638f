import type { Remedy, StepAsk } from '@selfsame/contract';
import type { CameraProblem } from '../camera-problem.ts';
import type { Hint } from '../guidance.ts';
import type { End, InterruptionCause } from '../states.ts';

/** A screen's heading and what it says below. */
export interface Passage {
  readonly title: string;
  readonly body: string;
}

/** Everything the page says. A language is one file with one constant of this type. */
export interface Texts {
  /** BCP 47 language of these texts. */
  readonly language: string;
  /** Title of the page in the browser's tab. */
  readonly pageTitle: string;
  readonly opening: string;
  readonly landing: Passage;
  readonly wrongLink: Passage;
  readonly approval: Passage & {
    readonly codeword: string;
    readonly accept: string;
    readonly decline: string;
    readonly sending: string;
  };
  readonly intro: {
    readonly title: string;
    readonly body: string;
    readonly tips: readonly string[];
    /** What happens to the picture, in one or two short sentences: kept as a reference, or compared with one. */
    readonly consent: { readonly enrol: string; readonly verify: string };
    readonly agree: string;
    /** Where the screen will be lit in colours: that it will, and the button that goes on without. */
    readonly flash: { readonly note: string; readonly calm: string };
  };
  readonly starting: Passage;
  readonly hints: Readonly<Record<Hint, string>>;
  readonly hold: string;
  /** What a challenge asks of the head, from the user's own view. */
  readonly turns: Readonly<Record<StepAsk, string>>;
  readonly takePhoto: string;
  /** Label of the choice between cameras. */
  readonly cameraChoice: string;
  readonly uploading: Passage;
  readonly retry: {
    readonly title: string;
    /** `{count}` is a number; keys are plural categories of the language. */
    readonly attemptsLeft: Readonly<
      Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }
    >;
  };
  readonly remedies: Readonly<Record<Remedy, string>>;
  readonly paused: Passage;
  readonly camera: Readonly<Record<CameraProblem, Passage>>;
  readonly interrupted: Readonly<Record<InterruptionCause, Passage>>;
  readonly again: string;
  /** The way from the desktop to the phone. */
  readonly handoff: Passage & {
    /** What the QR code is, for those who can't see it. */
    readonly qr: string;
    /** Label of the short code that stands on both screens. */
    readonly code: string;
    readonly compare: string;
    /** `{name}` is who asks. */
    readonly askedBy: string;
    /** On the phone, after success. */
    readonly done: string;
  };
  readonly following: Passage;
  readonly elsewhere: Passage;
  /** Button that goes on in this very page. */
  readonly here: string;
  readonly inApp: Passage;
  readonly openInBrowser: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly links: { readonly privacy: string; readonly help: string };
  readonly ends: Readonly<Record<End, Passage>>;
}
