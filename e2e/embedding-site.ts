import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';
import { bundleIntegratorPage } from './embed-bundle.ts';

/** How a page of an integrator mounts ours: strangers' ways, our own element, and a frame that forbids the camera. */
export type Embedder = 'iframe' | 'component' | 'react' | 'element' | 'forbidding';

/** Attributes of `<authid-component>` besides its URL, and properties of the React component of the same name. */
export interface EmbeddingOptions {
  control?: boolean;
  webauth?: boolean;
  /** Name by which the browser reaches the site: below `localhost`; `127.0.0.1` unless said. */
  host?: string;
}

/** An integrator's own web site, on another origin than Selfsame's. */
export interface EmbeddingSite {
  /** Address of the page that mounts `url`. */
  pageFor(embedder: Embedder, url: string, options?: EmbeddingOptions): string;
  /** Origin of the site under a name below `localhost`. */
  originAt(host: string): string;
  close(): Promise<void>;
}

const component = join(repositoryRoot, 'node_modules/@authid/web-component/authid-web-component.js');

/** Serves pages as strangers write them from `http://127.0.0.1`, while Selfsame runs on `localhost`. */
export async function startEmbeddingSite(): Promise<EmbeddingSite> {
  const scripts: Record<string, string> = {
    '/page.js': await bundleIntegratorPage(),
    '/authid-web-component.js': await readFile(component, 'utf8'),
  };
  const pages: Record<string, (parameters: URLSearchParams) => string> = {
    '/iframe': iframePage,
    '/component': componentPage,
    '/react': bundledPage,
    '/element': bundledPage,
    '/forbidding': forbiddingPage,
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const script = scripts[pathname];
    const page = pages[pathname];
    if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (page === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(documentOf(page(searchParams)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pageFor(embedder, url, { control, webauth, host = '127.0.0.1' } = {}) {
      const kind = embedder === 'element' ? 'ownElement' : 'vendorReact';
      const parameters = new URLSearchParams({ kind, url });
      if (control) parameters.set('control', 'true');
      if (webauth) parameters.set('webauth', 'true');
      return `http://${host}:${port}/${embedder}?${parameters}`;
    },
    originAt: (host) => `http://${host}:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const documentOf = (body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>An integrator's site</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><h1>Shop</h1>${body}</body></html>`;

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** What the bundle mounts, its query says. */
const bundledPage = () => '<div id="root"></div><script type="module" src="/page.js"></script>';

/** A frame without the camera: its integrator forgot to allow it. */
const forbiddingPage = (parameters: URLSearchParams): string =>
  `<iframe title="Selfsame" style="width:100%;height:700px" src="${attribute(parameters.get('url') ?? '')}"></iframe>`;

/**
 * As the vendor's published sample and a helper in the wild do it: a page name that isn't known, and a message without
 * one, is the end, and the frame is taken away (docs/wire.md#page-messages, docs/wire.md#control-messages).
 */
const iframePage = (parameters: URLSearchParams): string => `
<iframe allow="fullscreen *;camera *;encrypted-media *;" style="position:absolute;inset:0;width:100%;height:100%;border:0"
  src="${attribute(parameters.get('url') ?? '')}"></iframe>
<script>
  window.notes = [];
  const passing = ['livenessErrorPage', 'networkErrorPage', 'requestTimeoutPage'];
  addEventListener('message', ({ origin, data }) => {
    notes.push({ name: 'message', detail: { origin, data } });
    if (passing.includes(data.pageName)) return;
    notes.push({ name: 'verdict', detail: data.pageName === 'verifiedPage' ? 'done' : 'failed' });
    document.querySelector('iframe')?.remove();
  });
</script>`;

/** As the vendor's own example does it: the component, and listeners for `load` and `message`. */
function componentPage(parameters: URLSearchParams): string {
  const attributes = [
    `data-url="${attribute(parameters.get('url') ?? '')}"`,
    parameters.has('control') ? 'data-control="true"' : '',
    parameters.has('webauth') ? 'data-webauth="true"' : '',
  ].join(' ');
  return `
<script>
  window.notes = [];
  addEventListener('message', ({ origin, data }) => notes.push({ name: 'message', detail: { origin, data } }));
  document.addEventListener('load', (event) => {
    if (event.target.localName !== 'authid-component') return;
    notes.push({ name: 'load', detail: null });
    // Once, at this moment, as the React component looks for it.
    window.authidControlFace?.on('message', (message, face) => {
      notes.push({ name: 'control', detail: message });
      if (message.type === 'authid:control:loaded') face.setup({});
    });
  }, true);
</script>
<script src="/authid-web-component.js"></script>
<authid-component ${attributes}></authid-component>`;
}
