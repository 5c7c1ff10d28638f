import type { PageLook } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Texts } from '../texts/texts.ts';

/** The tenant's logo above a screen. */
export function renderLogo(look: PageLook | null, api: string): TemplateResult | typeof nothing {
  if (!look?.logo) return nothing;
  return html`<img class="logo" src="${api}/${look.logo.path}" alt=${look.logo.text} />`;
}

/** The tenant's links below a screen; each opens a tab of its own, so that nothing is lost here. */
export function renderLinks(look: PageLook | null, texts: Texts): TemplateResult | typeof nothing {
  if (!look?.privacyUrl && !look?.helpUrl) return nothing;
  const link = (url: string | null, words: string) =>
    url === null ? nothing : html`<a href=${url} target="_blank" rel="noopener noreferrer">${words}</a>`;
  return html`<p class="links">${link(look.privacyUrl, texts.links.privacy)} ${link(look.helpUrl, texts.links.help)}</p>`;
}
