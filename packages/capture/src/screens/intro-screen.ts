import type { CaptureState } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import { icon } from '../styles/icons.ts';
import type { Texts } from '../texts/texts.ts';
import { sayAsker } from './code-plate.ts';
import type { Frame, Screen } from './screen.ts';
import { renderScreen } from './screen.ts';

/** A head in its oval, so that the user knows what comes; it turns where turns will be asked for. */
const portrait = (turns: boolean) => html`
  <svg class="portrait ${turns ? 'looking' : ''}" viewBox="0 0 120 120" aria-hidden="true">
    <clipPath id="within"><ellipse cx="60" cy="60" rx="43" ry="57" /></clipPath>
    <ellipse class="halo" cx="60" cy="60" rx="43" ry="57" />
    <path class="body" clip-path="url(#within)" d="M10 120c4-26 24-34 50-34s46 8 50 34z" />
    <path class="body" d="M52 70h16v18a8 8 0 0 1-16 0z" />
    <ellipse class="head" cx="60" cy="54" rx="21" ry="26" />
    <path class="line face" d="M51 52v2m18-2v2M52.5 65c4.5 4 10.5 4 15 0" />
    ${turns ? svg`<path class="arrows" d="M33 48l-7 7 7 7M87 48l7 7-7 7" />` : nothing}
    <ellipse class="ring" cx="60" cy="60" rx="43" ry="57" />
  </svg>
`;

/** What the user agrees to. */
export interface Agreement {
  /** Who asks; null while nobody has said. */
  readonly requester: string | null;
  /** Whether turns of the head will be asked for. */
  readonly turns: boolean;
  /** Whether the screen will be lit in changing colours, unless the user goes on without. */
  readonly flashes: boolean;
  readonly agree: (calm: boolean) => void;
  /** How long the pictures are kept, in words; empty: not known. */
  readonly kept: string;
  readonly leave: () => void;
}

/** Introduction and consent. The buttons are the only way to the camera. */
export function renderIntro(
  texts: Texts,
  session: CaptureState,
  frame: Frame,
  { requester, turns, flashes, kept, agree, leave }: Agreement,
): TemplateResult {
  const { intro } = texts;
  // What an approval already showed is not said twice.
  const introduction = session.purpose === 'verification' ? null : session.introductionText;
  const screen: Screen = {
    title: intro.title,
    body: turns ? intro.bodyWithTurns : intro.body,
    picture: portrait(turns),
    content: html`
      ${introduction ? html`<p class="introduction" dir="auto">${introduction}</p>` : nothing}
      ${flashes ? html`<p class="notice">${icon('sun')}<span>${intro.flash.note}</span></p>` : nothing}
      <ul class="tips">
        ${intro.tips.map((tip) => html`<li>${icon('check')}<span>${tip}</span></li>`)}
      </ul>
      <p class="consent">
        ${icon('shield')}<span>${requester === null ? nothing : sayAsker(texts, requester)} ${session.purpose === 'verification' ? intro.consent.verify : intro.consent.enrol} ${kept}</span>
      </p>
      <button type="button" class="leave" @click=${leave}>${texts.passkey.notNow}</button>
    `,
    actions: [
      { label: intro.agree, run: () => agree(false) },
      ...(flashes ? [{ label: intro.flash.calm, run: () => agree(true), look: 'quiet' as const }] : []),
    ],
  };
  return renderScreen(screen, frame);
}
