/**
 * `npm run pack:server [-- FOLDER]`: makes the tarball that installs the whole server on a machine of this kind: pages and
 * models built, dependencies inside, nothing to fetch. `npx ./selfsame-X.Y.Z.tgz start` runs it, and so does a global install.
 */
import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { manifests } from '../packages/face/src/model/manifest.ts';
import { root } from './pack-package.ts';
import { copyOwn, pages, programs } from './server-package/copy-own.ts';
import { copyPackages } from './server-package/copy-packages.ts';
import { findDistributed, findPackages } from './server-package/find-packages.ts';
import { writeLicences } from './server-package/write-licences.ts';
import { writeSbom } from './server-package/write-sbom.ts';

/** Where `npm run pack:server` writes unless told otherwise. */
const defaultFolder = join(root, '.cache/server');

/** Packages of others that the weights of our models come from. */
const modelSources = [
  ...new Set(Object.values(manifests).map(({ source }) => source.slice(0, source.lastIndexOf('@')))),
];

/**
 * Lays out what is built as the package is laid out when it is installed.
 * @param stage a folder; emptied first
 * @returns version of the package
 * @throws Error when something is not installed or not built; the message says what to run
 */
export async function stageServer(stage: string): Promise<string> {
  await rm(stage, { recursive: true, force: true });
  await mkdir(join(stage, 'bin'), { recursive: true });
  const packages = findPackages(
    root,
    programs.map((name) => `packages/${name}`),
  );
  await copyOwn(root, stage);
  await copyPackages(root, stage, packages);
  const distributed = findDistributed(
    root,
    pages.map((name) => `packages/${name}`),
    modelSources,
  );
  await writeLicences(root, packages, distributed, join(stage, 'THIRD-PARTY-LICENSES'));
  const product = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const models = Object.values(manifests);
  await writeSbom({ root, product, packages, distributed, models }, join(stage, 'sbom.cdx.json'));
  await cp(join(root, 'scripts/server-package/bin.js'), join(stage, 'bin/selfsame.js'));
  await chmod(join(stage, 'bin/selfsame.js'), 0o755);
  for (const file of ['README.md', 'LICENSE', 'NOTICE']) await cp(join(root, file), join(stage, file));
  return writeManifest(stage);
}

/**
 * Packs what is built.
 * @param folder where the tarball is written, beside the staged package. The default one is emptied first.
 * @returns path of the tarball
 * @throws Error when another folder holds something: it may be anybody's
 */
export async function packServer(folder: string): Promise<string> {
  if (folder === defaultFolder) await rm(folder, { recursive: true, force: true });
  const kept = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`${folder} can't be used as a folder (${error.code}). Name another one.`, {
      cause: error,
    });
  });
  if (kept.length > 0)
    throw new Error(`${folder} is not empty, and nothing was written. Name a new folder or an empty one.`);
  const version = await stageServer(join(folder, 'package'));
  const tarball = join(folder, `selfsame-${version}.tgz`);
  // The same bytes from the same sources: no names, times or order of the machine that packs.
  const fixed = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  execFileSync('tar', [...fixed, '--use-compress-program=gzip -9n', '-cf', tarball, 'package'], {
    cwd: folder,
  });
  return tarball;
}

async function writeManifest(stage: string): Promise<string> {
  const { version, description, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = {
    name: 'selfsame',
    version,
    description,
    license,
    type: 'module',
    bin: { selfsame: 'bin/selfsame.js' },
    engines: { node: '>=22.19' },
    os: [process.platform],
    cpu: [process.arch],
    dependencies: { '@selfsame/server': version },
    bundleDependencies: ['@selfsame/server'],
  };
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return version;
}

if (import.meta.main)
  await packServer(resolve(process.argv[2] ?? defaultFolder)).then(console.log, (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
