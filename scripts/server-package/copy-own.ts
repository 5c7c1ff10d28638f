import { cp, glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { manifests } from '../../packages/face/src/model/manifest.ts';
import { kernelFile } from '../../packages/face/src/search/kernel/read-kernel.ts';
import { linkScripts } from '../pack-package.ts';

/** Packages of ours whose sources run on the server. */
export const programs = ['server', 'face', 'contract', 'client'] as const;
/** Packages of ours of which the server needs the built page alone. */
export const pages = ['capture', 'portal'] as const;

/** Folder of a package of ours in the stage. */
const folderOf = (stage: string, name: string): string => join(stage, 'node_modules/@selfsame', name);

/**
 * Copies our packages into the stage as JavaScript. Types are blanked out and nothing else changes, so that what runs is what
 * was tested, line by line.
 * @throws Error when a page, a model or the search kernel is not built
 */
export async function copyOwn(root: string, stage: string): Promise<void> {
  for (const name of programs) await copyProgram(join(root, 'packages', name), folderOf(stage, name));
  for (const name of pages) {
    await copyScript(
      join(root, 'packages', name, 'dist-path.ts'),
      join(folderOf(stage, name), 'dist-path.js'),
    );
    await writeManifest(join(root, 'packages', name), folderOf(stage, name), ['./dist-path']);
    await copyBuilt(join(root, 'packages', name), folderOf(stage, name), 'dist');
  }
  await copyBuilt(join(root, 'packages/server'), folderOf(stage, 'server'), 'dist/docs');
  // By name: a clone may hold models that are for tests alone.
  const built = [...Object.values(manifests).map(({ file }) => `models/${file}`), basename(kernelFile)];
  for (const file of built)
    await copyBuilt(join(root, 'packages/face'), folderOf(stage, 'face'), `dist/${file}`);
}

async function copyProgram(source: string, target: string): Promise<void> {
  for await (const file of glob('src/**/*', { cwd: source, exclude: ['**/*.test.ts', '**/*.d.ts'] })) {
    if (file.endsWith('.ts')) await copyScript(join(source, file), join(target, file.replace(/ts$/, 'js')));
    else if (/\.(sql|json)$/.test(file)) await cp(join(source, file), join(target, file));
  }
  await writeManifest(source, target, null);
}

async function copyScript(source: string, target: string): Promise<void> {
  const text = stripTypeScriptTypes(await readFile(source, 'utf8'));
  const script = linkScripts(text).replaceAll(/new URL\((['"])(\.[^'"]*)\.ts\1/g, 'new URL($1$2.js$1');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, script);
}

/** @param only the exports that are published; null for those of the sources */
async function writeManifest(source: string, target: string, only: readonly string[] | null): Promise<void> {
  const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const exports = Object.entries<string>(manifest.exports)
    .filter(([name, file]) => only?.includes(name) ?? file.startsWith('./src/'))
    .map(([name, file]) => [name, file.replace(/ts$/, 'js')]);
  const { name, version, description, license, type, optionalDependencies } = manifest;
  // A page is bundled: what it is made of is not asked for when it is installed.
  const dependencies = only === null ? manifest.dependencies : undefined;
  const published = { name, version, description, license, type, exports: Object.fromEntries(exports), dependencies, optionalDependencies }; // biome-ignore format: one list
  await writeFile(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}

async function copyBuilt(source: string, target: string, path: string): Promise<void> {
  await cp(join(source, path), join(target, path), { recursive: true }).catch((cause: unknown) => {
    throw new Error(`${source}/${path} is not built. Run \`npm run build\`.`, { cause });
  });
}
