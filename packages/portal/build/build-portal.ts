import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSize } from '@selfsame/capture/compress-folder';
import { compressFolder } from '@selfsame/capture/compress-folder';
import { stampInputs } from '@selfsame/capture/input-stamp';
import { noncePlaceholder, portalBase, portalDist } from '../dist-path.ts';
import { type Chunk, type Weights, weighFirstVisit } from './weigh-portal.ts';

const root = join(import.meta.dirname, '..');

/** Most that a visitor's first page may load, bytes after brotli. */
export const BROTLI_BUDGET = 250_000;

/** Components of Mantine that one only meets in forms and dialogs. */
const inForms =
  'Textarea|Radio|Switch|PasswordInput|Checkbox|SimpleGrid|List|ThemeIcon|Table|Modal|ModalBase|SegmentedControl|Badge';

/** Modules that some pages need and most first pages load without: forms, dialogs, tables, passkeys. */
const apart = [
  new RegExp(`/@mantine/core/(esm/components|styles)/(${inForms})[/.]`),
  // The scroll lock of dialogs.
  /\/(react-remove-scroll(-bar)?|react-style-singleton|use-sidecar|use-callback-ref)\//,
  /\/parts\/(confirm-destruction|make-once|show-once|qr-code|code-block|dialog|sub-navigation|rename-dialog)\./,
  /\/(@mantine\/form|fast-deep-equal|klona|versioned-form)\//,
  /\/(@tanstack\/(table-core|react-table)|portal\/src\/parts\/table)\//,
  // What only pages share is theirs.
  /\/(@simplewebauthn|portal\/src\/pages)\//,
];

/** What a build made. */
export interface PortalManifest extends Weights {
  /** Digest of all inputs; an equal one means there is nothing to do. */
  readonly stamp: string;
  readonly brotliTotal: number;
  readonly files: readonly FileSize[];
}

/**
 * Builds `dist/`, unless it is there already for the same inputs.
 * @returns the manifest (also written to `dist/manifest.json`) and whether anything was built
 * @throws Error when the first page is over {@link BROTLI_BUDGET}
 */
export async function buildPortal(): Promise<{ manifest: PortalManifest; built: boolean }> {
  const stamp = await stampInputs(root, [
    ...['src', 'assets', 'build', 'index.html', 'package.json', 'dist-path.ts'].map((name) =>
      join(root, name),
    ),
    join(root, '../contract/src'),
    join(root, '../client/src'),
    join(root, '../../package-lock.json'),
  ]);
  const previous = await readManifest();
  if (previous?.stamp === stamp) return { manifest: previous, built: false };
  const draft = `${portalDist}.${process.pid}`;
  try {
    await bundle(draft);
    const chunks = JSON.parse(await readFile(join(draft, 'chunks.json'), 'utf8')) as Record<string, Chunk>;
    await rm(join(draft, 'chunks.json'));
    const files = await compressFolder(draft);
    const brotliTotal = files.reduce((sum, { brotli }) => sum + brotli, 0);
    const manifest = { stamp, ...weighFirstVisit(chunks, files), brotliTotal, files };
    if (manifest.brotliFirst > BROTLI_BUDGET) {
      throw new Error(
        `${manifest.heaviestPage} as a first page weighs ${manifest.brotliFirst} bytes after brotli, budget ${BROTLI_BUDGET}`,
      );
    }
    await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await replaceDist(draft);
    return { manifest, built: true };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Two test files may build at once: each builds aside, and the last one to finish wins with an equal result. */
async function replaceDist(draft: string): Promise<void> {
  await rm(portalDist, { recursive: true, force: true });
  await rename(draft, portalDist).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function readManifest(): Promise<PortalManifest | null> {
  const text = await readFile(join(portalDist, 'manifest.json'), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as PortalManifest);
}

async function bundle(outDir: string): Promise<void> {
  // Imported late: they take a second to load, and most runs find nothing to do.
  const [{ build }, { default: react }, { slimContract }, { componentStyles }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
    import('./slim-contract.ts'),
    import('./component-styles.ts'),
  ]);
  await build({
    root,
    base: portalBase,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [slimContract(), componentStyles(), react()],
    // packages/embed is tried against React 18; here there is one React, the root's.
    resolve: { dedupe: ['react', 'react-dom'] },
    html: { cspNonce: noncePlaceholder },
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'chunks.json',
      target: ['safari16.4', 'chrome111', 'firefox115'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        output: {
          // What four or more share is one file: in dozens of small ones it compresses worse by some 10 kB.
          codeSplitting: {
            groups: [{ name: 'base', minShareCount: 4, test: (id) => !apart.some((part) => part.test(id)) }],
          },
        },
      },
    },
  });
}
