import type { PageLook } from '@selfsame/contract';
import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { CaptureController } from './capture-controller.ts';
import { tell } from './capture-events.ts';
import { loadDetector } from './detector/load-detector.ts';
import { readHandoffLink } from './handoff-link.ts';
import { parseLink } from './link.ts';
import { styleOfLook, textsOfLook } from './look.ts';
import { isLive } from './machine.ts';
import { tabMemory } from './page-memory.ts';
import type { ShownPrompt } from './prompt-pacing.ts';
import { PROMPT_MS, pacePrompt } from './prompt-pacing.ts';
import { renderCameraPicker } from './screens/camera-picker.ts';
import { renderControls, renderMask } from './screens/live-screen.ts';
import { renderState } from './screens/render-state.ts';
import { createSessionApi } from './session-api.ts';
import { pageOf } from './session-end.ts';
import type { Model } from './states.ts';
import { styles } from './styles.ts';
import { isHandheld, isInApp, readSurroundings } from './surroundings.ts';
import { directionOf } from './texts/direction.ts';
import { en } from './texts/en.ts';
import { loadTexts, pickLanguage } from './texts/load-texts.ts';
import type { Texts } from './texts/texts.ts';
import { sendLast, xhrTransport } from './transport.ts';
import { ovalFor } from './view.ts';
import { untilOnline, wait } from './waiting.ts';
import { wantedPrompt } from './wanted-prompt.ts';

/**
 * `<selfsame-capture>`: takes the user through one selfie, enrolment or verification.
 *
 * Attributes: `link` (the transaction's URL or only its query; read once, when the element is connected), `api`
 * (address of the capture API, default `capture/v1` beside the page), `lang` (BCP 47; default the session's locale,
 * then the browser's). Reflected for those who watch: `state` (see `State`), `data-page` (last page event).
 *
 * @fires selfsame:state - see `CaptureEvents`
 * @fires selfsame:feedback
 * @fires selfsame:page
 * @fires selfsame:language
 * @fires selfsame:result
 * @cssprop --selfsame-accent - colour of buttons and rings
 * @cssprop --selfsame-font - font family
 */
export class SelfsameCapture extends LitElement {
  static override styles = styles;
  static override properties = {
    link: {},
    api: {},
    lang: {},
    model: { state: true },
    progress: { state: true },
    texts: { state: true },
    size: { state: true },
    prompt: { state: true },
  };

  declare link: string | null;
  declare api: string;
  private declare model: Model | null;
  private declare progress: number;
  private declare texts: Texts;
  private declare size: { readonly width: number; readonly height: number };
  private declare prompt: ShownPrompt | null;
  #controller: CaptureController | null = null;
  /** What the language says, before a tenant's own words. */
  #plainTexts: Texts = en;
  #address = '';
  #promptTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #resized = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    this.size = { width, height };
  });

  constructor() {
    super();
    this.link = null;
    this.api = 'capture/v1';
    this.model = null;
    this.progress = 0;
    this.texts = en;
    this.size = { width: 0, height: 0 };
    this.prompt = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    screen.orientation?.addEventListener('change', this.#onRotated);
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    screen.orientation?.removeEventListener('change', this.#onRotated);
    clearTimeout(this.#promptTimer);
    this.#resized.disconnect();
    this.#controller?.end();
    this.#controller = null;
  }

  protected override firstUpdated(): void {
    this.#begin();
  }

  readonly #onVisibility = (): void => {
    this.#controller?.send({ type: document.hidden ? 'hidden' : 'shown' });
    // Much may have happened elsewhere meanwhile.
    if (!document.hidden) this.#controller?.send({ type: 'outdated' });
  };

  readonly #onRotated = (): void => {
    this.#controller?.send({ type: 'rotated' });
  };

  #begin(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    const video = this.renderRoot.querySelector('video');
    if (stage === null || video === null) return;
    this.#resized.observe(stage);
    const surroundings = readSurroundings();
    const stuck = isInApp(surroundings) && !surroundings.hasCameras;
    const own = parseLink(this.link ?? '');
    this.#address = new URL(this.link ?? '', document.baseURI).href;
    const handoff = own === null ? this.#readHandoff(stuck) : null;
    const link = own ?? handoff;
    this.#controller = new CaptureController({
      api:
        link &&
        createSessionApi({
          base: this.#base,
          link,
          transport: xhrTransport,
          sendLast,
          wait,
          untilOnline,
          createSocket,
        }),
      arrival: { link: own ? 'own' : handoff ? 'handoff' : null, stuck },
      sessionName: own?.id ?? handoff?.token ?? '',
      isDesktop: !isHandheld(surroundings),
      memory: tabMemory,
      video,
      stage: () => this.size,
      loadDetector,
      clock: () => performance.now(),
      onChange: (model, progress) => this.#show(model, progress),
    });
    void this.#speak();
  }

  get #base(): string {
    return this.api.replace(/\/$/, '');
  }

  /** In a browser that can't go on, the address keeps its fragment: it is what the user has to take elsewhere. */
  #readHandoff(stuck: boolean): ReturnType<typeof readHandoffLink> {
    const forget = () => {
      if (!stuck) history.replaceState(history.state, '', location.href.replace(/#.*/, ''));
    };
    return readHandoffLink(this.link ?? '', tabMemory, randomName, forget);
  }

  #show(model: Model, progress: number): void {
    const before = this.model;
    this.model = model;
    // Twenty steps are enough for the eye, and spare renderings.
    this.progress = Math.round(progress * 20) / 20;
    if (before?.session?.locale !== model.session?.locale) void this.#speak();
    if (before?.look !== model.look) this.#wear(model.look);
    if (before?.state === model.state) return;
    if (before?.state.name !== model.state.name) {
      this.setAttribute('state', model.state.name);
      tell(this, 'selfsame:state', { state: model.state.name });
    }
    if (model.state.name === 'hold') tell(this, 'selfsame:feedback', { hint: null });
    if (model.state.name === 'position' && model.state.hint !== null) {
      tell(this, 'selfsame:feedback', { hint: model.state.hint });
    }
    this.#showPage(before, model);
  }

  #showPage(before: Model | null, model: Model): void {
    const page = pageOf(model);
    if (page === null || (before !== null && before.state.name === model.state.name)) return;
    this.dataset.page = page;
    tell(this, 'selfsame:page', { page });
    if (model.state.name === 'done') tell(this, 'selfsame:result', { end: model.state.end, page });
  }

  async #speak(): Promise<void> {
    const locale = this.model?.session?.locale ?? null;
    this.#plainTexts = await loadTexts(pickLanguage([this.lang, locale, ...navigator.languages]));
    this.texts = textsOfLook(this.#plainTexts, this.model?.look ?? null);
    const { language, pageTitle: title } = this.texts;
    tell(this, 'selfsame:language', { language, direction: directionOf(language), title });
  }

  /** Puts a tenant's colours and words on. */
  #wear(look: PageLook | null): void {
    this.texts = textsOfLook(this.#plainTexts, look);
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...styles.flatMap(({ styleSheet }) => styleSheet ?? []), styleOfLook(look)];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('model') || changed.has('texts') || changed.has('prompt')) this.#pacePrompt();
  }

  protected override updated(changed: PropertyValues<{ model: Model | null }>): void {
    const before = changed.get('model');
    const now = this.model;
    if (!before || !now || screenOf(before) === screenOf(now)) return;
    // The first screen does not take the focus away from the page around it.
    if (before.state.name === 'opening' && document.activeElement !== this) return;
    this.renderRoot
      .querySelector<HTMLElement>(isLive(now.state) ? '.stage' : 'h1')
      ?.focus({ preventScroll: true });
  }

  #pacePrompt(): void {
    const wanted = this.model && wantedPrompt(this.model.state, this.texts);
    clearTimeout(this.#promptTimer);
    if (wanted === null) {
      this.prompt = null;
      return;
    }
    const nowMs = performance.now();
    this.prompt = pacePrompt(this.prompt, wanted, nowMs);
    if (this.prompt.text === wanted) return;
    this.#promptTimer = setTimeout(() => this.requestUpdate('prompt'), this.prompt.atMs + PROMPT_MS - nowMs);
  }

  protected override render(): TemplateResult {
    const { model, texts } = this;
    const live = model !== null && isLive(model.state);
    return html`
      <div
        class="frame"
        lang=${texts.language}
        dir=${directionOf(texts.language)}
        ?data-live=${live}
        ?data-wide=${model?.offer && hasPhonePanel(model)}
      >
        ${live ? html`<h1 class="unseen">${texts.intro.title}</h1>` : nothing}
        <div class="stage" role="group" tabindex="-1" aria-label=${texts.intro.title}>
          <video playsinline muted autoplay disablepictureinpicture aria-hidden="true" tabindex="-1"></video>
          ${live ? this.#renderMask(model) : nothing}
        </div>
        <p class="prompt" role="status" aria-live="polite" aria-atomic="true">${this.prompt?.text ?? ''}</p>
        ${live ? this.#renderControls(model) : nothing}
        ${model === null ? nothing : this.#renderState(model)}
      </div>
    `;
  }

  #renderMask({ state }: Model): TemplateResult {
    const { width, height } = this.size;
    const isCapturing = state.name === 'capturing';
    return renderMask({
      width,
      height,
      oval: ovalFor(width, height),
      progress: isCapturing ? 1 : this.progress,
      ask: isCapturing ? state.ask : null,
      mood: isCapturing ? 'busy' : state.name === 'hold' ? 'good' : 'seek',
    });
  }

  #renderState(model: Model): TemplateResult | typeof nothing {
    const place = { address: this.#address, api: this.#base };
    return renderState(model, this.texts, place, (event) => this.#controller?.send(event));
  }

  #renderControls({ state, cameras }: Model): TemplateResult | typeof nothing {
    if (!('manual' in state)) return nothing;
    const controller = this.#controller;
    const choose = (id: string) => controller?.useCamera(id);
    const picker = renderCameraPicker(this.texts, cameras, controller?.camera ?? null, choose);
    const take = () => controller?.send({ type: 'takePhoto' });
    return renderControls(picker, state.manual ? { label: this.texts.takePhoto, take } : null);
  }
}

/** 128 random bits; `crypto.randomUUID` is missing without https. */
const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const createSocket = (url: string, protocols: string[]): WebSocket => new WebSocket(url, protocols);

/** Whether the way to the phone stands beside the screen. */
function hasPhonePanel({ state: { name } }: Model): boolean {
  return name === 'intro' || name === 'approval' || name === 'retry' || name === 'camera-error';
}

/** Screens between which the focus moves; the live states are one. */
function screenOf({ state }: Model): string {
  return isLive(state) ? 'live' : state.name;
}

declare global {
  interface HTMLElementTagNameMap {
    'selfsame-capture': SelfsameCapture;
  }
}
