import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { repositoryRoot } from '../fixtures/cache.ts';

/**
 * An integrator's page: mounts what `kind` says with `url`, the vendor's with `control` and `webauth` if the query has
 * them, and writes down what it is told in `window.notes`.
 * It is what their bundler makes of their npm packages.
 */
const source = `
import React from 'react';
import { createRoot } from 'react-dom/client';
const { kind, url, ...wanted } = Object.fromEntries(new URLSearchParams(location.search));
const note = (name) => (detail) => window.notes.push({ name, detail });
window.notes = [];
addEventListener('message', ({ origin, data }) => note('message')({ origin, data }));
const root = document.getElementById('root');
const mounts = {
  async vendorReact() {
    const { default: AuthIDComponent } = await import('@authid/react-component');
    const control = (message, face) => {
      note('control')(message);
      if (message.type === 'authid:control:loaded') face.setup({});
    };
    const properties = { url, ...(wanted.control && { control }), ...(wanted.webauth && { webauth: true }) };
    createRoot(root).render(React.createElement(AuthIDComponent, properties));
  },
  async ownReact() {
    const { SelfsameCapture } = await import('@selfsame/embed/react');
    const App = () => {
      const [isOpen, setOpen] = React.useState(true);
      return isOpen && React.createElement(SelfsameCapture, {
        url, onLoad: note('load'), onPage: note('page'), onResult: note('result'),
        onClose: () => { note('close')(null); setOpen(false); },
      });
    };
    createRoot(root).render(React.createElement(React.StrictMode, null, React.createElement(App)));
  },
  async ownElement() {
    await import('@selfsame/embed/define');
    const element = document.createElement('selfsame-capture');
    for (const name of ['load', 'page', 'result', 'close'])
      element.addEventListener('selfsame:' + name, ({ detail }) => note(name)(detail));
    element.url = url;
    root.append(element);
  },
};
await mounts[kind]();
`;

/**
 * The React the vendor's component was made for. React 19 turns its `data-control={true}` into an empty attribute, which
 * `@authid/web-component` takes for off.
 */
const react18 = join(repositoryRoot, 'packages/embed/node_modules');

/** Bundles the integrator's page as their own tools would; gives its one script. */
export async function bundleIntegratorPage(): Promise<string> {
  // Below e2e, so that packages are found where npm put them.
  const folder = await mkdtemp(join(repositoryRoot, '.cache/integrator-'));
  try {
    const entry = join(folder, 'page.js');
    await writeFile(entry, source);
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { react: join(react18, 'react'), 'react-dom': join(react18, 'react-dom') } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: join(folder, 'out'),
        minify: false,
        target: 'es2022',
        lib: { entry, formats: ['es'], fileName: () => 'page.js' },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    });
    return await readFile(join(folder, 'out/page.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
