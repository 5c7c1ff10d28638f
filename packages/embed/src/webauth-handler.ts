/**
 * `/webauthhandler.js`: a classic script for the page that embeds the capture page. It asks the browser for passkeys where
 * the frame is not allowed to, as the vendor's component leaves it (docs/decisions/0246-passkeys-in-frames.md). The server
 * takes such answers only where the tenant named the page's origin (`EmbeddingOrigins`).
 */
import { readOwnOrigin } from './own-origin.ts';
import { createPasskeyHandler, readPasskeyMessage } from './passkey-handler.ts';

declare global {
  interface Window {
    selfsameWebauthOrigin?: string;
  }
}

const ownOrigin = readOwnOrigin('webauthhandler.js');

// The vendor's component adds the script once for each element; two of them would open two dialogs.
if (ownOrigin !== null && window.selfsameWebauthOrigin !== ownOrigin) {
  window.selfsameWebauthOrigin = ownOrigin;
  const take = createPasskeyHandler({
    credentials: navigator.credentials,
    ownHost: new URL(ownOrigin).hostname,
  });
  window.addEventListener('message', ({ source, origin, data }) => {
    const message = origin === ownOrigin && source !== window ? readPasskeyMessage(data) : null;
    if (message !== null) take(message, (reply) => source?.postMessage(reply, { targetOrigin: ownOrigin }));
  });
}
