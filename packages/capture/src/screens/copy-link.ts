import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Texts } from '../texts/texts.ts';

/** How long the button says that it has copied, ms. */
const SAID_MS = 2_500;

/** A button that copies an address. Where copying is forbidden the address beside it can still be marked by hand. */
export function renderCopyLink(
  texts: Texts,
  url: string,
  look: 'primary' | 'quiet' = 'quiet',
): TemplateResult {
  const copy = async ({ currentTarget }: Event) => {
    const button = currentTarget as HTMLButtonElement;
    const isCopied = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    if (!isCopied) return markAddress(button);
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, SAID_MS);
  };
  return html`<button type="button" class="${look} copy" @click=${copy}>
    <span class="before">${texts.copyLink}</span><span class="after" role="status">${texts.copied}</span>
  </button>`;
}

function markAddress(button: HTMLButtonElement): void {
  const address = button.parentElement?.querySelector('.address');
  if (address) getSelection()?.selectAllChildren(address);
}
