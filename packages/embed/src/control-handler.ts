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

declare global {
  interface Window {
    authidControlFace?: ControlFace;
    authidControl?: ControlFace;
  }
}

/** Where this script came from. A script in a shadow root has no `currentScript`, but its stack names it. */
function readOwnOrigin(): string | null {
  const script = document.currentScript;
  const own = script instanceof HTMLScriptElement ? script.src : '';
  const address = own || /https?:\/\/[^\s)]+?\/controlhandler\.js/.exec(new Error().stack ?? '')?.[0];
  return address ? new URL(address).origin : null;
}

const ownOrigin = readOwnOrigin();

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
