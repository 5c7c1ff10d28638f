import type { Handoff } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Texts } from '../texts/texts.ts';
import { renderCodePlate } from './code-plate.ts';
import { renderCopyLink } from './copy-link.ts';

/** The way to the phone: QR code, short code and link. */
export function renderPhonePanel(texts: Texts, { qr, url, code }: Handoff): TemplateResult {
  const { handoff } = texts;
  return html`
    <aside class="phone" aria-labelledby="phone-title">
      <h2 id="phone-title">${handoff.title}</h2>
      <p class="lead">${handoff.body}</p>
      <svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${handoff.qr}>
        <rect width="100%" height="100%" fill="#fff" />
        <path d=${qr.path} fill="#000" shape-rendering="crispEdges" />
      </svg>
      ${renderCodePlate(texts, code, null)}
      <p class="address" dir="ltr">${url}</p>
      ${renderCopyLink(texts, url)}
    </aside>
  `;
}
