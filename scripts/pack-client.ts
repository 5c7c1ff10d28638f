/**
 * Makes the tarball of `@selfsame/client` that anyone can install: plain JavaScript and declarations, with the
 * contract inside, because the contract is not published on its own.
 */
import { execFileSync } from 'node:child_process';
import { cp, glob, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const source = join(root, 'packages/client');

/** Every source file by name: tsc emits no file that it reaches only through node_modules. */
const compile = async (outDir: string): Promise<void> => {
  const files = await Array.fromAsync(
    glob('packages/{client,contract}/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }),
  );
  const options = [
    '--outDir', outDir, '--rootDir', 'packages', '--declaration', '--rewriteRelativeImportExtensions',
    '--target', 'es2022', '--lib', 'es2024,dom,dom.iterable', '--module', 'nodenext', '--moduleDetection', 'force',
    '--strict', '--verbatimModuleSyntax', '--skipLibCheck', '--types', '',
  ]; // biome-ignore format: one option and its value side by side
  execFileSync(join(root, 'node_modules/.bin/tsc'), [...files, ...options, '--ignoreConfig'], {
    cwd: root,
    stdio: 'inherit',
  });
};

/** `@selfsame/contract` → the compiled contract inside this package; `./x.ts` in declarations → `./x.js`. */
const relink = async (dist: string): Promise<void> => {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const contract = relative(dirname(file), join(dist, 'contract/src/index.js'));
    const text = await readFile(file, 'utf8');
    const linked = text
      .replaceAll(/(['"])@selfsame\/contract\1/g, `'./${contract}'`.replace('./..', '..'))
      .replaceAll(/(from\s+|import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2');
    if (linked !== text) await writeFile(file, linked);
  }
};

/**
 * Builds and packs the client.
 * @param folder where the package is staged and the tarball written
 * @returns path of the tarball
 */
export const packClient = async (folder: string): Promise<string> => {
  await rm(folder, { recursive: true, force: true });
  const stage = join(folder, 'package');
  await mkdir(stage, { recursive: true });
  await compile(join(stage, 'dist'));
  await relink(join(stage, 'dist'));
  const {
    exports: _,
    dependencies,
    ...manifest
  } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const published = {
    ...manifest,
    files: ['dist'],
    exports: { '.': { types: './dist/client/src/index.d.ts', default: './dist/client/src/index.js' } },
    dependencies: { typebox: dependencies.typebox },
  };
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  await cp(join(source, 'README.md'), join(stage, 'README.md'));
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: stage,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return join(folder, JSON.parse(output)[0].filename);
};

if (import.meta.main) console.log(await packClient(join(root, '.cache/client')));
