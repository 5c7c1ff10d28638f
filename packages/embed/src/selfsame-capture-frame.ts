import type { EmbedEvents } from './embed-events.ts';
import { buildFrame, buildFrameParts, type FrameParts } from './frame-parts.ts';
import { isFinalPage, readPageMessage } from './page-message.ts';
import { transactionAddress } from './transaction-address.ts';

/**
 * `<selfsame-capture>` for an integrator's page: Selfsame's capture page over the whole window, or with `inline` in the
 * element's own box. `@selfsame/embed/define` registers it.
 *
 * Attributes: `url`, or `base-url` with `operation-id` or `transaction-id` and `secret`; `inline`; `frame-title` and
 * `close-label` (for screen readers); `no-close` leaves the button out. A changed address loads anew.
 *
 * @fires selfsame:load - see `EmbedEvents`
 * @fires selfsame:page
 * @fires selfsame:result
 * @fires selfsame:close
 * @csspart close - the close button
 */
export class SelfsameCaptureFrame extends HTMLElement {
  static readonly observedAttributes = [
    ...['url', 'base-url', 'operation-id', 'transaction-id', 'secret'],
    ...['inline', 'frame-title', 'close-label', 'no-close'],
  ];

  #parts: FrameParts | null = null;
  #frame: HTMLIFrameElement | null = null;
  #address: string | null = null;
  #isOver = false;
  #isDue = false;
  #focusedBefore: Element | null = null;

  connectedCallback(): void {
    this.#parts ??= this.#build();
    this.#focusedBefore = document.activeElement;
    window.addEventListener('message', this.#onMessage);
    this.#refresh();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.#onMessage);
    this.#frame?.remove();
    this.#frame = null;
    this.#address = null;
    this.#parts?.dialog.close();
    if (!this.hasAttribute('inline') && this.#focusedBefore instanceof HTMLElement)
      this.#focusedBefore.focus();
  }

  attributeChangedCallback(): void {
    // Several attributes of one address change one after the other.
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) this.#refresh();
    });
  }

  /** The transaction's link; setting it loads it. */
  get url(): string {
    return this.getAttribute('url') ?? '';
  }

  set url(url: string) {
    this.setAttribute('url', url);
  }

  /** Asks to be closed, as the button does. */
  close(): void {
    if (this.#tell('selfsame:close', null)) this.remove();
  }

  #build(): FrameParts {
    const parts = buildFrameParts(this.attachShadow({ mode: 'open' }));
    parts.close.addEventListener('click', () => this.close());
    parts.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      if (!this.hasAttribute('no-close')) this.close();
    });
    return parts;
  }

  #refresh(): void {
    const { dialog, close } = this.#parts!;
    const title = this.getAttribute('frame-title') || 'Identity check';
    dialog.setAttribute('aria-label', title);
    close.setAttribute('aria-label', this.getAttribute('close-label') || 'Close');
    close.hidden = this.hasAttribute('no-close');
    close.style.display = close.hidden ? 'none' : '';
    if (this.#frame !== null) this.#frame.title = title;
    this.#load(title);
    const isInline = this.hasAttribute('inline');
    if (this.#frame === null || dialog.matches(':modal') === isInline) dialog.close();
    if (this.#frame === null || dialog.open) return;
    if (isInline) dialog.show();
    else dialog.showModal();
  }

  #load(title: string): void {
    const address = this.#readAddress();
    if (address === this.#address) return;
    this.#address = address;
    this.#isOver = false;
    this.#frame?.remove();
    this.#frame = address === null ? null : buildFrame(address, title);
    if (this.#frame === null) return;
    this.#frame.addEventListener('load', () => this.#tell('selfsame:load', null));
    this.#parts!.dialog.prepend(this.#frame);
  }

  #readAddress(): string | null {
    const read = (name: string) => this.getAttribute(name);
    try {
      return transactionAddress({
        url: read('url') && new URL(read('url')!, document.baseURI).href,
        baseUrl: read('base-url') && new URL(read('base-url')!, document.baseURI).href,
        operationId: read('operation-id'),
        transactionId: read('transaction-id'),
        secret: read('secret'),
      });
    } catch (error) {
      reportError(error);
      return null;
    }
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent): void => {
    if (this.#frame === null || this.#address === null) return;
    if (source !== this.#frame.contentWindow || origin !== new URL(this.#address).origin) return;
    const message = readPageMessage(data);
    if (message === null) return;
    const detail = { page: message.pageName, success: message.success };
    this.#tell('selfsame:page', detail);
    if (this.#isOver || !isFinalPage(detail.page)) return;
    this.#isOver = true;
    this.#tell('selfsame:result', detail);
  };

  #tell<Name extends keyof EmbedEvents>(name: Name, detail: EmbedEvents[Name]['detail']): boolean {
    const cancelable = name === 'selfsame:close';
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}
