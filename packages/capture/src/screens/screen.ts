import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Icon } from '../icons.ts';
import { icon } from '../icons.ts';
import type { Passage } from '../texts/texts.ts';

/** A button of a screen. */
export interface Action {
  readonly label: string;
  readonly run: () => void;
  readonly look?: 'primary' | 'quiet';
  readonly disabled?: boolean;
}

/** A screen of text. */
export interface Screen extends Passage {
  readonly icon?: Icon;
  /** Colour of the icon's disc. */
  readonly mood?: 'calm' | 'good' | 'bad';
  /** Stands in place of the icon. */
  readonly picture?: TemplateResult;
  readonly content?: TemplateResult | typeof nothing;
  readonly actions?: readonly Action[];
}

/** A screen with a heading (which takes the focus when the screen appears), a body and its buttons. */
export function renderScreen(screen: Screen): TemplateResult {
  return html`
    <section class="screen" aria-labelledby="title">
      <div class="content">
        ${screen.picture ?? (screen.icon ? html`<span class="disc" data-mood=${screen.mood ?? 'calm'}>${icon(screen.icon)}</span>` : nothing)}
        <h1 id="title" tabindex="-1">${screen.title}</h1>
        <p class="lead">${screen.body}</p>
        ${screen.content ?? nothing}
      </div>
      ${screen.actions?.length ? html`<div class="actions">${screen.actions.map(renderAction)}</div>` : nothing}
    </section>
  `;
}

function renderAction({ label, run, look = 'primary', disabled = false }: Action): TemplateResult {
  return html`<button type="button" class=${look} ?disabled=${disabled} @click=${run}>${label}</button>`;
}
