import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing, svg } from 'lit';
import { ovalFor } from '../guidance/view.ts';
import { wantedPrompt } from '../guidance/wanted-prompt.ts';
import { isLive } from '../machine/machine.ts';
import { renderMask } from '../screens/live-screen.ts';
import { renderState } from '../screens/render-state.ts';
import { plainWords, styleOfLook, textsOfLook } from '../styles/look.ts';
import { styles } from '../styles/styles.ts';
import { directionOf } from '../texts/direction.ts';
import { en } from '../texts/en.ts';
import { loadTexts, pickLanguage } from '../texts/load-texts.ts';
import type { Texts } from '../texts/texts.ts';
import { forceScheme } from './force-scheme.ts';
import { type PreviewMessage, wordsMessage } from './preview-message.ts';
import { modelOf } from './preview-scenes.ts';

const actor = css`
  .actor {
    width: 100%;
    height: 100%;
    background: linear-gradient(#5d6f86, #2a3444);
    fill: #b8c4d6;
  }
`;

/**
 * `<selfsame-preview>`: screens of the capture page in a look that may not be stored yet. It opens no session and no
 * camera, and its buttons do nothing.
 */
export class SelfsamePreview extends LitElement {
  static override styles = [...styles, actor];
  static override properties = { shown: { state: true }, texts: { state: true }, size: { state: true } };

  private declare shown: PreviewMessage | null;
  private declare texts: Texts;
  private declare size: { readonly width: number; readonly height: number };
  #logoAddress: string | null = null;
  readonly #resized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    this.size = { width, height };
  });

  constructor() {
    super();
    this.shown = null;
    this.texts = en;
    this.size = { width: 0, height: 0 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Shows a scene in a look. */
  async show(message: PreviewMessage): Promise<void> {
    const plain = await loadTexts(pickLanguage([message.locale]));
    if (message.locale !== this.shown?.locale)
      window.parent.postMessage(wordsMessage(message.locale, plainWords(plain)), location.origin);
    if (message.logo !== this.shown?.logo) this.#keepLogo(message.logo);
    this.texts = textsOfLook(plain, message.look);
    this.shown = message;
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [
      ...SelfsamePreview.elementStyles.flatMap((style) =>
        style instanceof CSSStyleSheet ? style : (style.styleSheet ?? []),
      ),
      styleOfLook(message.look),
    ];
    forceScheme([...root.adoptedStyleSheets, ...document.styleSheets], message.scheme);
    document.documentElement.lang = this.texts.language;
    this.setAttribute('scene', message.scene);
  }

  #keepLogo(logo: Blob | null): void {
    if (this.#logoAddress !== null) URL.revokeObjectURL(this.#logoAddress);
    this.#logoAddress = logo && URL.createObjectURL(logo);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown, texts } = this;
    if (shown === null) return nothing;
    // `blob:https://host/id` as an API of which the logo is a part.
    const [api = '', path = ''] = splitAtLastSlash(this.#logoAddress ?? '');
    const text = shown.look.logo?.text ?? '';
    const model = modelOf(shown.scene, { ...shown.look, logo: path === '' ? null : { path, text } });
    const live = isLive(model.state);
    const ignore = (event: Event) => event.preventDefault();
    return html`
      <div class="frame" lang=${texts.language} dir=${directionOf(texts.language)} ?data-live=${live} @click=${ignore}>
        ${live ? this.#renderLive() : nothing}
        <p class="prompt">${wantedPrompt(model.state, texts) ?? ''}</p>
        ${renderState(model, texts, { address: location.href, api }, () => undefined)}
      </div>
    `;
  }

  #renderLive(): TemplateResult {
    const { width, height } = this.size;
    const oval = ovalFor(width, height);
    const { cx, cy, rx, ry } = oval;
    return html`
      <h1 class="unseen">${this.texts.intro.title}</h1>
      <div class="stage">
        <svg class="actor" viewBox="0 0 ${width} ${height}" aria-hidden="true">
          ${svg`
            <ellipse cx=${cx} cy=${cy} rx=${rx * 0.52} ry=${ry * 0.55} />
            <ellipse cx=${cx} cy=${cy + ry * 1.35} rx=${rx * 1.25} ry=${ry * 0.68} />
          `}
        </svg>
        ${renderMask({ width, height, oval, progress: 0, mood: 'seek', ask: null })}
      </div>
    `;
  }
}

function splitAtLastSlash(address: string): [string, string] {
  const at = address.lastIndexOf('/');
  return at < 0 ? ['', ''] : [address.slice(0, at), address.slice(at + 1)];
}

declare global {
  interface HTMLElementTagNameMap {
    'selfsame-preview': SelfsamePreview;
  }
}
