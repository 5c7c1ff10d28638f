import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { isFramed } from '../embedding/surroundings.ts';
import type { PageModel } from '../machine/states.ts';
import type { Texts } from '../texts/texts.ts';

/** The end of a long host: who owns it stands there. */
const shortHost = (host: string): string => (host.length > 26 ? `…${host.slice(-25)}` : host);

/**
 * The way back to where the user came from; undefined where there is none. A page in a frame shows none: the page around it
 * is told. Nor does a phone that took over: the user goes on at the computer.
 */
export function renderReturn({ session, code }: PageModel, texts: Texts): TemplateResult | undefined {
  const url = session?.returnUrl;
  if (!url || code !== null || isFramed(window)) return undefined;
  // Isolated: a host runs from left to right in every language.
  const words = texts.goBack.replace('{host}', () => `\u2068${shortHost(new URL(url).host)}\u2069`);
  return html`<a class="primary" href=${url} rel="noreferrer">${words}</a>`;
}
