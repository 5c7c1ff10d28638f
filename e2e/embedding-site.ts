import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';

/** An integrator's own web site, on another origin than Selfsame's. */
export interface EmbeddingSite {
  /** Address of the page that mounts the vendor's component with `url`. */
  pageFor(url: string): string;
  close(): Promise<void>;
}

/** Attributes of `<authid-component>` besides its URL. */
export interface EmbeddingOptions {
  control?: boolean;
  webauth?: boolean;
}

const component = join(repositoryRoot, 'node_modules/@authid/web-component/authid-web-component.js');

/** Serves a page that mounts `@authid/web-component` from `http://127.0.0.1`, while Selfsame runs on `localhost`. */
export async function startEmbeddingSite(options: EmbeddingOptions = {}): Promise<EmbeddingSite> {
  const script = await readFile(component);
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (address.pathname === '/authid-web-component.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    if (address.pathname !== '/') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(hostPage(address.searchParams.get('url') ?? '', options));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pageFor: (url) => `http://127.0.0.1:${port}/?url=${encodeURIComponent(url)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** As the vendor's own example does it: the component, and listeners for `load` and `message`. */
function hostPage(url: string, options: EmbeddingOptions): string {
  const attributes = [
    `data-url="${url.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    options.control ? 'data-control="true"' : '',
    options.webauth ? 'data-webauth="true"' : '',
  ].join(' ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>An integrator's site</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script>
  window.received = [];
  window.controlled = [];
  window.addEventListener('message', (event) => received.push({ origin: event.origin, data: event.data }));
  document.addEventListener('load', (event) => {
    if (event.target.localName !== 'authid-component') return;
    window.componentLoaded = true;
    // The React component looks for the face exactly once, at this moment.
    window.authidControlFace?.on('message', (message) => controlled.push(message));
  }, true);
</script>
<script src="/authid-web-component.js"></script></head>
<body><h1>Shop</h1><authid-component ${attributes}></authid-component></body></html>`;
}
