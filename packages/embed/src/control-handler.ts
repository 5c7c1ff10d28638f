/**
 * `/controlhandler.js`: a classic script for the page that embeds the capture page. Defines at once
 * `window.authidControlFace`, and the same under the name of the vendor's text, `window.authidControl`.
 */
import {
  type ControlFace,
  type ControlMessage,
  createControlFace,
  readControlMessage,
} from './control-face.ts';
import { readOwnOrigin } from './own-origin.ts';

declare global {
  interface Window {
    authidControlFace?: ControlFace;
    authidControl?: ControlFace;
  }
}

const ownOrigin = readOwnOrigin('controlhandler.js');

/** In the WebView of an app the page that captures loads this file itself: the app speaks to it by injected code. */
const isInWebView = 'ReactNativeWebView' in window && window.parent === window;

// The vendor's component adds the script once for each element; listeners of the first must not be lost.
if (window.authidControlFace === undefined && ownOrigin !== null) {
  const waiting: ControlMessage[] = [];
  let page: MessageEventSource | null = null;
  const post = (message: ControlMessage) => page?.postMessage(message, { targetOrigin: ownOrigin });
  const { face, receive } = createControlFace((message) => {
    if (page === null) waiting.push(message);
    else post(message);
  });
  window.addEventListener('message', ({ source, origin, data }) => {
    const isFromPage = source !== window || isInWebView;
    const message = origin === ownOrigin && isFromPage ? readControlMessage(data) : null;
    if (message === null) return;
    page = source;
    for (const held of waiting.splice(0)) post(held);
    receive(message);
  });
  window.authidControlFace = face;
  window.authidControl = face;
}
