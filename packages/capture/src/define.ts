import { SelfsameCapture } from './selfsame-capture.ts';

/** Registers `<selfsame-capture>`; harmless when a page loads it twice. */
if (customElements.get('selfsame-capture') === undefined) {
  customElements.define('selfsame-capture', SelfsameCapture);
}
