import type { CaptureEvents } from './capture-events.ts';
import { startControl } from './embedding/control-messages.ts';
import './define.ts';
import { postPageMessage } from './embedding/page-messages.ts';
import { wait } from './session/waiting.ts';

/** The hosted page: hands its address to the component, and the component's page events to whoever embeds it. */
const capture = document.querySelector('selfsame-capture');
capture?.addEventListener('selfsame:page', (event) => {
  postPageMessage(window, (event as CaptureEvents['selfsame:page']).detail.page);
});
capture?.addEventListener('selfsame:language', (event) => {
  const { language, direction, title } = (event as CaptureEvents['selfsame:language']).detail;
  Object.assign(document.documentElement, { lang: language, dir: direction });
  document.title = title;
});
if (capture !== null) {
  // A browser in which nothing can be drawn: what stands in the element until then says where to go.
  capture.updateComplete.catch(() => capture.replaceWith(...capture.childNodes));
  startControl(window, capture, {
    // Beside this page, and never part of it: an app around a WebView alone needs it.
    loadFace: () => import(/* @vite-ignore */ new URL('controlhandler.js', document.baseURI).href),
    sleep: wait,
  });
  capture.link = location.href;
}
