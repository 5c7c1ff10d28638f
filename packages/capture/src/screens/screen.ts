import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Icon } from '../styles/icons.ts';
import { icon } from '../styles/icons.ts';
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
  /** Stand below or in place of the actions. */
  readonly buttons?: TemplateResult | undefined;
}

/** What surrounds a screen. */
export interface Frame {
  readonly logo?: TemplateResult | typeof nothing;
  readonly links?: TemplateResult | typeof nothing;
  /** Who asks, and the code of a hand-off, above the content. */
  readonly plate?: TemplateResult | typeof nothing;
  /** The way to the phone, beside or below. */
  readonly phone?: TemplateResult | typeof nothing;
}

/** A screen with a heading (which takes the focus when the screen appears), a body and its buttons. */
export function renderScreen(screen: Screen, frame: Frame = {}): TemplateResult {
  const { actions = [], buttons = nothing } = screen;
  const { logo = nothing, links = nothing, plate = nothing, phone = nothing } = frame;
  const hasActions = actions.length > 0 || buttons !== nothing;
  // What it holds is said in attributes: WebKit does not look again at `:has()` when a phone panel comes later.
  return html`
    <section
      class="screen"
      aria-labelledby="title"
      ?data-actions=${hasActions}
      ?data-phone=${phone !== nothing}
    >
      <div class="content">
        ${logo}
        ${screen.picture ?? (screen.icon ? html`<span class="disc" data-mood=${screen.mood ?? 'calm'}>${icon(screen.icon)}</span>` : nothing)}
        <h1 id="title" tabindex="-1">${screen.title}</h1>
        <p class="lead">${screen.body}</p>
        ${plate} ${screen.content ?? nothing} ${links}
      </div>
      ${hasActions ? html`<div class="actions">${actions.map(renderAction)} ${buttons}</div>` : nothing}
      ${phone}
    </section>
  `;
}

/** A button. */
export function renderAction({ label, run, look = 'primary', disabled = false }: Action): TemplateResult {
  return html`<button type="button" class=${look} ?disabled=${disabled} @click=${run}>${label}</button>`;
}
