import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Texts } from '../texts/texts.ts';

/** Who asks, and the short code that stands on both screens: a phone that was led astray shows another. */
export function renderCodePlate(texts: Texts, code: string, requester: string | null): TemplateResult {
  return html`
    <div class="plate">
      <p class="code"><span>${texts.handoff.code}</span> <strong dir="ltr">${code}</strong></p>
      <p class="asks">${requester === null ? texts.handoff.compare : `${texts.handoff.askedBy.replace('{name}', requester)} ${texts.handoff.compare}`}</p>
    </div>
  `;
}
