import { execFileSync } from 'node:child_process';
import { cp, glob, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The repository, and its `packages/`. */
export const root = join(import.meta.dirname, '..');
const packages = join(root, 'packages');

/** What a tarball is made of. */
export interface Packing {
  /** Folder below `packages/` whose manifest and README are published. */
  name: string;
  /** Patterns of the sources that go in, below `packages/`; tests are left out. */
  sources: readonly string[];
  /** ECMAScript the JavaScript is written in; what the package's users build for. */
  target: string;
  /** Turns our manifest, whose entries are sources, into the published one. */
  publish: (manifest: Record<string, unknown>) => Record<string, unknown>;
  /** Changes the text of a compiled file; `path` is absolute, `dist` the folder of all. */
  relink?: (text: string, path: string, dist: string) => string;
}

/** Every source file by name: tsc emits no file that it reaches only through node_modules. */
async function compile({ sources, target }: Packing, outDir: string): Promise<void> {
  const patterns = sources.map((pattern) => `packages/${pattern}`);
  const files = await Array.fromAsync(glob(patterns, { cwd: root, exclude: ['**/*.test.ts'] }));
  const options = [
    '--outDir', outDir, '--rootDir', 'packages', '--declaration', '--rewriteRelativeImportExtensions',
    '--target', target, '--lib', 'es2024,dom,dom.iterable', '--module', 'nodenext', '--moduleDetection', 'force',
    '--strict', '--verbatimModuleSyntax', '--skipLibCheck', '--types', '',
  ]; // biome-ignore format: one option and its value side by side
  execFileSync(join(root, 'node_modules/.bin/tsc'), [...files, ...options, '--ignoreConfig'], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** Sources name each other `./x.ts`; what is published names them `./x.js`. */
export const linkScripts = (text: string): string =>
  text.replaceAll(/((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2');

/** `./x.ts` in declarations → `./x.js`, then what the package itself asks for. */
async function relinkAll(dist: string, relink: Packing['relink']): Promise<void> {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    const own = relink?.(text, file, dist) ?? text;
    const linked = linkScripts(own);
    if (linked !== text) await writeFile(file, linked);
  }
}

/**
 * Builds plain JavaScript with declarations, and packs it as anyone can install it.
 * @param folder where the package is staged and the tarball written; emptied first
 * @returns path of the tarball
 */
export async function packPackage(packing: Packing, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  const stage = join(folder, 'package');
  await mkdir(stage, { recursive: true });
  await compile(packing, join(stage, 'dist'));
  await relinkAll(join(stage, 'dist'), packing.relink);
  const source = join(packages, packing.name);
  const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const published = { ...packing.publish(manifest), files: ['dist'] };
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  await cp(join(source, 'README.md'), join(stage, 'README.md'));
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: stage,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return join(folder, JSON.parse(output)[0].filename);
}
