import { isPreviewMessage, readyMessage } from './preview-message.ts';
import { SelfsamePreview } from './selfsame-preview.ts';

/** A page for the frame of the portal's branding: shows what the page around it, of the same origin, hands over. */
customElements.define('selfsame-preview', SelfsamePreview);
const preview = document.querySelector('selfsame-preview');
const around = { origin: location.origin, parent: window.parent };
addEventListener('message', (event) => {
  if (window.parent !== window && isPreviewMessage(event, around)) void preview?.show(event.data);
});
window.parent.postMessage(readyMessage, location.origin);
