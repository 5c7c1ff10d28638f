import type { CaptureState } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Texts } from '../texts/texts.ts';
import type { Frame, Screen } from './screen.ts';
import { renderScreen } from './screen.ts';

/** What a transaction is about, with Accept and Decline. */
export function renderApproval(
  texts: Texts,
  session: CaptureState,
  busy: 'accept' | 'decline' | null,
  frame: Frame,
  decide: (choice: 'accept' | 'decline') => void,
): TemplateResult {
  const { approval: words } = texts;
  const { approval, codeword, introductionText } = session;
  const items = approval?.items ?? [];
  const screen: Screen = {
    icon: 'shield',
    title: approval?.title || words.title,
    body: busy === null ? words.body : words.sending,
    content: html`
      ${introductionText ? html`<p class="introduction" dir="auto">${introductionText}</p>` : nothing}
      ${
        items.length > 0
          ? html`<dl class="items">
              ${items.map(({ key, value }) => html`<div><dt dir="auto">${key}</dt><dd dir="auto">${value}</dd></div>`)}
            </dl>`
          : nothing
      }
      ${codeword ? html`<p class="codeword"><span>${words.codeword}</span> <strong dir="auto">${codeword}</strong></p>` : nothing}
    `,
    actions: [
      { label: words.accept, run: () => decide('accept'), disabled: busy !== null },
      { label: words.decline, run: () => decide('decline'), disabled: busy !== null, look: 'quiet' },
    ],
  };
  return renderScreen(screen, frame);
}
