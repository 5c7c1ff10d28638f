import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captureDist } from '../dist-path.ts';
import { buildEmbeds, isEmbed } from './build-embeds.ts';
import type { FileSize } from './compress-folder.ts';
import { compressFolder } from './compress-folder.ts';
import { stampInputs } from './input-stamp.ts';
import { modelFile, writeGenerated } from './write-generated.ts';

const root = join(import.meta.dirname, '..');

/** Most that one visitor may load, the heaviest language and the detector included, bytes after brotli. */
export const BROTLI_BUDGET = 230_000;

/** What a build made. */
export interface PageManifest {
  /** Digest of all inputs; an equal one means there is nothing to do. */
  readonly stamp: string;
  /** All files of the page; those for pages that embed it, and of its preview, are not among them. */
  readonly brotliTotal: number;
  /** What one visitor loads: everything, but of the languages only one, the heaviest. */
  readonly brotliVisit: number;
  readonly files: readonly FileSize[];
}

/**
 * Builds `dist/`, unless it is there already for the same inputs.
 * @returns the manifest (also written to `dist/manifest.json`) and whether anything was built
 * @throws Error when a file is missing or the page is over {@link BROTLI_BUDGET}
 */
export async function buildPage(): Promise<{ manifest: PageManifest; built: boolean }> {
  const stamp = await stampInputs(root, [
    ...[
      'src',
      'kernels',
      'build',
      'index.html',
      'preview.html',
      'stop.html',
      'package.json',
      'dist-path.ts',
    ].map((name) => join(root, name)),
    join(root, '../embed/src'),
    join(root, '../../package-lock.json'),
    modelFile,
  ]);
  const previous = await readManifest();
  if (previous?.stamp === stamp) return { manifest: previous, built: false };
  await writeGenerated();
  const draft = `${captureDist}.${process.pid}`;
  try {
    await bundle(draft);
    for (const beside of besides) await bundleBeside(draft, beside);
    await buildEmbeds(draft);
    const files = await compressFolder(draft);
    const manifest = { stamp, ...weigh(files), files };
    if (manifest.brotliVisit > BROTLI_BUDGET) {
      throw new Error(
        `capture page weighs ${manifest.brotliVisit} bytes after brotli, budget ${BROTLI_BUDGET}`,
      );
    }
    await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await replaceDist(draft);
    return { manifest, built: true };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Pages beside the capture page, which nobody loads together with it: what the portal frames, and what a notice leads to. */
const besides = ['preview', 'stop'] as const;
const assetsOf = (name: (typeof besides)[number]): string => `assets/${name}`;
/** Whether a built file is of one of these. */
const isBeside = (file: string): boolean =>
  besides.some((name) => file === `${name}.html` || file.startsWith(`${assetsOf(name)}/`));

/** A language's own file, fetched only by who reads it. */
const languageFile = /^assets\/[a-z]{2}-[\w-]{8}\.js$/;

function weigh(files: readonly FileSize[]): { brotliTotal: number; brotliVisit: number } {
  const own = files.filter(({ file }) => !isEmbed(file) && !isBeside(file));
  const brotliTotal = own.reduce((sum, { brotli }) => sum + brotli, 0);
  const languages = own.filter(({ file }) => languageFile.test(file)).map(({ brotli }) => brotli);
  const all = languages.reduce((sum, brotli) => sum + brotli, 0);
  return { brotliTotal, brotliVisit: brotliTotal - all + Math.max(0, ...languages) };
}

/** Two test files may build at once: each builds aside, and the last one to finish wins with an equal result. */
async function replaceDist(draft: string): Promise<void> {
  await rm(captureDist, { recursive: true, force: true });
  await rename(draft, captureDist).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function readManifest(): Promise<PageManifest | null> {
  const text = await readFile(join(captureDist, 'manifest.json'), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as PageManifest);
}

const shared = {
  root,
  // Relative, so that the page also works below a path of somebody's reverse proxy.
  base: './',
  configFile: false,
  logLevel: 'warn',
} as const;
const built = {
  // The oldest Safari with WebAssembly SIMD and requestVideoFrameCallback is 16.4.
  target: ['safari16.4', 'chrome105', 'firefox110'],
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
};

async function bundle(outDir: string): Promise<void> {
  // Imported late: Vite takes a second to load, and most runs find nothing to do.
  const { build } = await import('vite');
  await build({ ...shared, build: { ...built, outDir, emptyOutDir: true } });
}

/** By itself: a part in common with the page would cost every user a file more. */
async function bundleBeside(outDir: string, name: (typeof besides)[number]): Promise<void> {
  const { build } = await import('vite');
  const input = join(root, `${name}.html`);
  await build({
    ...shared,
    build: { ...built, outDir, emptyOutDir: false, assetsDir: assetsOf(name), rolldownOptions: { input } },
  });
}
