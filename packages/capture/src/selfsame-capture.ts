import type { PageLook } from '@selfsame/contract';
import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { CaptureController } from './capture-controller.ts';
import { tell } from './capture-events.ts';
import { loadDetector } from './detector/load-detector.ts';
import { parseLink } from './embedding/link.ts';
import { tabMemory } from './embedding/page-memory.ts';
import { randomName } from './embedding/random-name.ts';
import { isFramedElsewhere, isHandheld, isInApp, readSurroundings } from './embedding/surroundings.ts';
import { Cues } from './guidance/cues.ts';
import type { ShownPrompt } from './guidance/prompt-pacing.ts';
import { PROMPT_MS, pacePrompt } from './guidance/prompt-pacing.ts';
import { ovalFor } from './guidance/view.ts';
import { wantedPrompt } from './guidance/wanted-prompt.ts';
import { readHandoffLink } from './handoff/handoff-link.ts';
import { isLive } from './machine/machine.ts';
import type { PageModel } from './machine/states.ts';
import { passkeyAbility } from './passkey/ability.ts';
import type { SandboxPanel } from './sandbox/sandbox-panel.ts';
import { renderControls, renderMask } from './screens/live-screen.ts';
import { renderState } from './screens/render-state.ts';
import { hasPhonePanel, screenOf } from './screens/screen-of.ts';
import { sendByXhr, sendLast } from './session/send-request.ts';
import { createSessionApi } from './session/session-api.ts';
import { untilOnline, wait } from './session/waiting.ts';
import { styleOfLook, textsOfLook } from './styles/look.ts';
import { styles } from './styles/styles.ts';
import { tellChanges } from './tell-changes.ts';
import { directionOf } from './texts/direction.ts';
import { en } from './texts/en.ts';
import { loadTexts, pickLanguage } from './texts/load-texts.ts';
import type { Texts } from './texts/texts.ts';

/**
 * `<selfsame-capture>`: takes the user through one selfie, enrolment or verification.
 *
 * Attributes: `link` (the transaction's URL or only its query; read once, when the element is connected), `api`
 * (address of the capture API, default `capture/v1` beside the page), `lang` (BCP 47; default the session's locale,
 * then the browser's). Reflected for those who watch: `state` (see `State`), `data-page` (last page event).
 *
 * @fires selfsame:state - see `CaptureEvents`
 * @fires selfsame:feedback
 * @fires selfsame:controlled
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
    sandbox: { state: true },
  };

  declare link: string | null;
  declare api: string;
  private declare model: PageModel | null;
  private declare progress: number;
  private declare texts: Texts;
  private declare size: { readonly width: number; readonly height: number };
  private declare prompt: ShownPrompt | null;
  private declare sandbox: SandboxPanel | null;
  #controller: CaptureController | null = null;
  readonly #cues = new Cues();
  /** What the language says, before a tenant's own words. */
  #plainTexts: Texts = en;
  #address = '';
  #promptTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry) this.size = entry.contentRect;
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
    this.sandbox = null;
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

  /** Asks the server how the session stands; what changed shows by itself. */
  refresh(): void {
    this.#controller?.send({ type: 'outdated' });
  }

  readonly #onVisibility = (): void => {
    this.#controller?.send({ type: document.hidden ? 'hidden' : 'shown' });
    // Much may have happened elsewhere meanwhile.
    if (!document.hidden) this.refresh();
  };

  readonly #onRotated = (): void => {
    this.#controller?.send({ type: 'rotated' });
  };

  #begin(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    const video = this.renderRoot.querySelector('video');
    if (stage === null || video === null) return;
    this.#resized.observe(stage);
    this.sandbox = null;
    const surroundings = readSurroundings();
    const stuck = isInApp(surroundings) && !surroundings.hasCameras;
    const own = parseLink(this.link ?? '');
    this.#address = new URL(this.link ?? '', document.baseURI).href;
    // The server does not see a fragment, and can't say who may frame it: a phone opens it in a tab of its own.
    const handoff = own === null && !isFramedElsewhere(window) ? this.#readHandoff(stuck) : null;
    const link = own ?? handoff;
    this.#controller = new CaptureController({
      api:
        link &&
        createSessionApi({
          base: this.#base,
          link,
          sendRequest: sendByXhr,
          sendLast,
          wait,
          untilOnline,
          createSocket: (url, protocols) => new WebSocket(url, protocols),
        }),
      arrival: { link: own ? 'own' : handoff ? 'handoff' : null, stuck, passkeys: passkeyAbility(window) },
      sessionName: own?.id ?? handoff?.token ?? '',
      isDesktop: !isHandheld(surroundings),
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

  #show(model: PageModel, progress: number): void {
    const before = this.model;
    this.model = model;
    // Twenty steps are enough for the eye, and spare renderings.
    this.progress = Math.round(progress * 20) / 20;
    this.#cues.tell(before, model);
    if (before?.session?.locale !== model.session?.locale) void this.#speak();
    if (before?.look !== model.look) this.#wear(model.look);
    if (model.session?.sandbox && !before?.session?.sandbox) void this.#enterSandbox();
    tellChanges(this, before, model);
  }

  /** Only a sandbox loads what stands for a camera. */
  async #enterSandbox(): Promise<void> {
    const { SandboxPanel } = await import('./sandbox/sandbox-panel.ts');
    if (this.#controller === null) return;
    this.sandbox = new SandboxPanel(this.#controller, this);
    this.#wear(this.model?.look ?? null);
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
    const all = [...styles, ...(this.sandbox?.styles ?? [])];
    root.adoptedStyleSheets = [...all.flatMap(({ styleSheet }) => styleSheet ?? []), styleOfLook(look)];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('model') || changed.has('texts') || changed.has('prompt')) this.#pacePrompt();
  }

  protected override updated(changed: PropertyValues<{ model: PageModel | null }>): void {
    const before = changed.get('model');
    const now = this.model;
    this.#cues.say(now?.sound ? this.prompt : null, this.texts.language);
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
    const { texts, sandbox } = this;
    const model = sandbox?.hasLeft ? null : this.model;
    const live = model !== null && isLive(model.state);
    return html`
      <div
        class="frame"
        lang=${texts.language}
        dir=${directionOf(texts.language)}
        ?data-live=${live}
        ?data-wide=${model?.offer && hasPhonePanel(model)}
        ?data-sandbox=${sandbox !== null}
      >
        ${sandbox?.render(this.model, texts) ?? nothing}
        ${live ? html`<h1 class="unseen">${texts.intro.title}</h1>` : nothing}
        <div class="stage" role="group" tabindex="-1" aria-label=${texts.intro.title}>
          <video playsinline muted autoplay disablepictureinpicture aria-hidden="true" tabindex="-1"></video>
          ${live ? this.#renderMask(model) : nothing}
        </div>
        <p class="prompt" role="status" aria-live="polite" aria-atomic="true">${this.prompt?.text ?? ''}</p>
        ${live ? renderControls(this.texts, model, this.#controller) : nothing}
        ${model === null ? nothing : this.#renderState(model)}
      </div>
    `;
  }

  #renderMask({ state }: PageModel): TemplateResult {
    const { width, height } = this.size;
    const isCapturing = state.name === 'capturing';
    return renderMask({
      width,
      height,
      oval: this.#controller?.oval ?? ovalFor(width, height),
      progress: isCapturing ? 1 : this.progress,
      ask: isCapturing ? state.ask : null,
      mood: isCapturing ? 'busy' : state.name === 'hold' ? 'good' : 'seek',
    });
  }

  #renderState(model: PageModel): TemplateResult | typeof nothing {
    const place = { address: this.#address, api: this.#base };
    return renderState(model, this.texts, place, (event) => this.#controller?.send(event));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfsame-capture': SelfsameCapture;
  }
}
