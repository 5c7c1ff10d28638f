import type { Remedy, StepAsk } from '@selfsame/contract';
import type { CameraProblem } from '../camera/camera-problem.ts';
import type { Hint } from '../guidance/guidance.ts';
import type { End, InterruptionCause } from '../machine/states.ts';

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
  /** The confirmation by a passkey: in words for the device that holds it. */
  readonly passkey: {
    /** Shows one that exists; `act` is the button. */
    readonly assert: Passage & { readonly act: string };
    /** Makes one. */
    readonly enrol: Passage & { readonly act: string };
    /** Offers to make one. */
    readonly offer: Passage & { readonly act: string };
    /** Below the heading while the browser's own dialog is open. */
    readonly busy: string;
    readonly notNow: string;
    /** Leads to the other ways on. */
    readonly other: string;
    readonly ways: Passage;
    /** The dialog was closed, or this device holds no passkey. */
    readonly closed: Passage;
    /** The body says how many attempts are left. */
    readonly refused: { readonly title: string };
    readonly late: Passage;
    readonly notKept: Passage;
    readonly unable: Passage;
    readonly blocked: Passage;
    readonly openTab: string;
    readonly elsewhere: string;
    readonly elsewhereBody: string;
    readonly lost: string;
    readonly none: string;
    /** Before the session is ended: `lost` and `none` say what for. */
    readonly confirm: {
      readonly title: string;
      readonly lost: string;
      readonly none: string;
      readonly act: string;
    };
    /** Before the picture, where something stands in for the passkey; by what that is. */
    readonly without: {
      readonly title: string;
      readonly approval: string;
      readonly code: string;
      readonly delay: string;
      readonly act: string;
    };
    readonly back: string;
  };
  /** The code that stands in for a passkey. */
  readonly code: {
    /** Before it is sent. */
    readonly ask: Passage & { readonly act: string };
    /** Above the address, shortened, that it was sent to. */
    readonly enter: Passage;
    readonly label: string;
    readonly act: string;
    readonly again: string;
    readonly wrong: string;
    readonly late: string;
  };
  readonly intro: {
    readonly title: string;
    readonly body: string;
    /** In place of the body where turns of the head will be asked for. */
    readonly bodyWithTurns: string;
    readonly tips: readonly string[];
    /** What happens to the picture, in one or two short sentences: kept as a reference, or compared with one. */
    readonly consent: { readonly enrol: string; readonly verify: string };
    /**
     * How long the pictures are kept. `temporary`: of a selfie that may become a credential; `copy`: of a verification whose
     * tenant keeps a copy. `{time}` is a length of time, as `72 hours`.
     */
    readonly kept: Readonly<Record<'temporary' | 'copy' | 'check' | 'credential' | 'review', string>>;
    /** Before "Not now" ends the session. */
    readonly leave: string;
    readonly agree: string;
    /** Where the screen will be lit in colours: that it will, and the button that goes on without. */
    readonly flash: { readonly note: string; readonly calm: string };
  };
  readonly starting: Passage;
  /** When the browser has not given the camera for a while. */
  readonly slowCamera: Passage;
  readonly hints: Readonly<Record<Hint, string>>;
  readonly hold: string;
  /** What a challenge asks of the head, from the user's own view. */
  readonly turns: Readonly<Record<StepAsk, string>>;
  readonly takePhoto: string;
  /** In its place while the light is bad: the server may refuse the picture, which costs an attempt. */
  readonly takeAnyway: string;
  /** Label of the choice between cameras. */
  /** The switch of tones and spoken prompts. */
  readonly sound: string;
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
  /** What to do in a browser that was told not to give the camera; each stands beside a drawing. */
  readonly cameraSteps: Readonly<
    Record<'sign' | 'site' | 'safari' | 'allow' | 'unblock' | 'app' | 'browser' | 'frame', string>
  >;
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
  /** The way back to the page that `{host}` names. */
  readonly goBack: string;
  readonly links: { readonly privacy: string; readonly help: string };
  /** A time has to pass before the accepted capture counts: `{time}`, the end of it. */
  readonly delay: Passage;
  /** People look at the capture before it is decided. */
  readonly inReview: Passage;
  readonly ends: Readonly<Record<End, Passage>>;
}
