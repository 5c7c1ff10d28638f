import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Passage } from '../texts/texts.ts';

/** A screen that waits: a turning ring, or one that fills with `fraction` 0…1 and turns when it is full. */
export function renderProgress({ title, body }: Passage, fraction: number | null = null): TemplateResult {
  const isTurning = fraction === null || fraction >= 1;
  const share = isTurning ? 0.25 : Math.max(0.02, fraction);
  return html`
    <section class="screen waiting" aria-labelledby="title">
      <div class="content">
        <svg class="spinner ${isTurning ? 'turning' : ''}" viewBox="0 0 48 48" aria-hidden="true">
          <circle class="groove" cx="24" cy="24" r="20" />
          <circle class="arc" cx="24" cy="24" r="20" pathLength="1" stroke-dasharray="${share.toFixed(3)} 1" />
        </svg>
        <h1 id="title" tabindex="-1">${title}</h1>
        <p class="lead">${body}</p>
      </div>
    </section>
  `;
}
