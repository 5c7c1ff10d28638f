import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { renderScreen, type Screen } from '../screens/screen.ts';
import type { Icon } from '../styles/icons.ts';
import { styles } from '../styles/styles.ts';
import { directionOf } from '../texts/direction.ts';
import { pickLanguage } from '../texts/load-texts.ts';
import { readNotice } from './read-notice.ts';
import { type StopResult, stopNotice } from './stop-notice.ts';
import { type StopTexts, stopTexts } from './stop-texts.ts';

const looks: Readonly<Record<StopResult, { icon: Icon; mood: NonNullable<Screen['mood']> }>> = {
  stopped: { icon: 'check', mood: 'good' },
  accepted: { icon: 'alert', mood: 'bad' },
  over: { icon: 'check', mood: 'calm' },
  notValid: { icon: 'link', mood: 'calm' },
  failed: { icon: 'offline', mood: 'bad' },
};

/**
 * `<selfsame-stop>`: asks whoever opened the link of a notice whether it was they, and stops the wait at the press of a
 * button, never by itself.
 *
 * @fires selfsame:language - language, direction and title of the page
 */
export class SelfsameStop extends LitElement {
  static override styles = styles;
  static override properties = { result: { state: true }, busy: { state: true } };

  private declare result: StopResult | null;
  private declare busy: boolean;
  readonly #notice = readNotice(location.hash);
  readonly #language = pickLanguage(navigator.languages);

  constructor() {
    super();
    this.result = this.#notice === null ? 'notValid' : null;
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const detail = {
      language: this.#language,
      direction: directionOf(this.#language),
      title: this.#texts.title,
    };
    // The page listens only when this module has run.
    queueMicrotask(() => this.dispatchEvent(new CustomEvent('selfsame:language', { detail })));
  }

  get #texts(): StopTexts {
    return stopTexts[this.#language] ?? stopTexts.en!;
  }

  async #stop(): Promise<void> {
    if (this.#notice === null || this.busy) return;
    this.busy = true;
    this.result = await stopNotice(this.#notice, { base: 'capture/v1', fetch: (...call) => fetch(...call) });
    this.busy = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  get #screen(): Screen {
    const { result, busy } = this;
    const texts = this.#texts;
    const stop = { label: texts.act, run: () => void this.#stop(), disabled: busy };
    if (result === null) return { title: texts.title, body: texts.body, icon: 'alert', actions: [stop] };
    return {
      title: texts[`${result}Title`],
      body: texts[result],
      ...looks[result],
      ...(result === 'failed' && { actions: [stop] }),
    };
  }

  protected override render(): TemplateResult {
    return html`
      <div class="frame" lang=${this.#language} dir=${directionOf(this.#language)}>${renderScreen(this.#screen)}</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfsame-stop': SelfsameStop;
  }
}
