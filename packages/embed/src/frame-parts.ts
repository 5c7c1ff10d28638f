const css = `
:host { display: contents; }
:host([inline]) { display: block; position: relative; min-height: 560px; }
dialog { border: 0; padding: 0; margin: 0; width: 100%; height: 100%; background: #fff; }
dialog:modal { position: fixed; inset: 0; max-width: none; max-height: none; }
dialog:not(:modal) { position: absolute; inset: 0; }
iframe { border: 0; width: 100%; height: 100%; display: block; }
button { position: absolute; inset-block-start: 8px; inset-inline-end: 8px; width: 44px; height: 44px;
  border: 0; border-radius: 50%; background: rgb(0 0 0 / .62); color: #fff; font: 22px/1 system-ui, sans-serif; cursor: pointer; }
button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #000; }
@media (prefers-color-scheme: dark) { dialog { background: #111; } }
`;

/** What stands in the element's shadow root. */
export interface FrameParts {
  readonly dialog: HTMLDialogElement;
  readonly close: HTMLButtonElement;
}

/** Fills a shadow root: a dialog, and in it the close button that the frame is put before. */
export function buildFrameParts(root: ShadowRoot): FrameParts {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Adopted, not written into the page: a strict style-src of the integrator does not reach it.
  root.adoptedStyleSheets = [sheet];
  const dialog = document.createElement('dialog');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('part', 'close');
  dialog.append(close);
  root.append(dialog);
  return { dialog, close };
}

/** The frame of a transaction's page, allowed what the page needs and no more. */
export function buildFrame(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow =
    'camera; fullscreen; publickey-credentials-create; publickey-credentials-get; screen-wake-lock';
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  frame.src = address;
  return frame;
}
