import { html, nothing } from 'lit';
import { browserAddress, readSurroundings } from '../embedding/surroundings.ts';
import type { Texts } from '../texts/texts.ts';
import { renderCopyLink } from './copy-link.ts';
import type { Screen } from './screen.ts';

/** Inside another app without a camera: the ways out. */
export function inAppScreen(texts: Texts, url: string): Screen {
  const outside = browserAddress(readSurroundings(), url);
  return {
    ...texts.inApp,
    icon: 'camera',
    content: html`<p class="address" dir="ltr">${url}</p>`,
    buttons: html`
      ${outside === null ? nothing : html`<a class="primary" href=${outside}>${texts.openInBrowser}</a>`}
      ${renderCopyLink(texts, url, outside === null ? 'primary' : 'quiet')}
    `,
  };
}
