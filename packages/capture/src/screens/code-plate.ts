import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Texts } from '../texts/texts.ts';

/** Who asks, and the short code that stands on both screens: a phone that was led astray shows another. */
export function renderCodePlate(texts: Texts, code: string, requester: string | null): TemplateResult {
  const { compare } = texts.handoff;
  return html`
    <div class="plate">
      <p class="code"><span>${texts.handoff.code}</span> <strong dir="ltr">${code}</strong></p>
      <p class="asks">${requester === null ? compare : `${sayAsker(texts, requester)} ${compare}`}</p>
    </div>
  `;
}

/** Who asks, where no code stands. */
export const renderAsker = (texts: Texts, requester: string): TemplateResult =>
  html`<p class="asks">${sayAsker(texts, requester)}</p>`;

/** Who asks, in a sentence. */
export const sayAsker = ({ handoff }: Texts, requester: string): string =>
  // By a function: a name may hold `$&`. Isolated: it may run the other way.
  handoff.askedBy.replace('{name}', () => `\u2068${requester}\u2069`);
