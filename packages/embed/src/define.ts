import { SelfsameCaptureFrame } from './selfsame-capture-frame.ts';

/** Registers `<selfsame-capture>`; harmless when a page loads it twice. */
if (customElements.get('selfsame-capture') === undefined) {
  customElements.define('selfsame-capture', SelfsameCaptureFrame);
}
