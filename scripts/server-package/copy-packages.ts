import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type InstalledPackage, installOnly } from './find-packages.ts';

/** Declarations, source maps, tests and documents: nothing that the server runs. Licences stay. */
const isLeftOut = (file: string): boolean =>
  /\.(map|d\.[cm]?ts|test\.[cm]?js)$/.test(file) || (/\.(md|markdown)$/i.test(file) && !isLicence(file));

/** Whether a file of that name holds a licence or what it asks to be passed on. */
const isLicence = (file: string): boolean =>
  /^(licen[cs]e|copying|notice|third-?party)/i.test(basename(file));

/**
 * Names of what a package says of its licence: those of its licence files, or of its README when it has none.
 * @param folder where the package is installed
 */
export async function findLicenceFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).sort();
  const licences = names.filter(isLicence);
  return licences.length > 0 ? licences : names.filter((name) => /^readme(\.|$)/i.test(name));
}

/** Binaries for another machine than this one. */
function isForeign(path: string): boolean {
  const [, system, cpu] = /onnxruntime-node\/bin\/napi-v\d+\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  return (system ?? process.platform) !== process.platform || (cpu ?? process.arch) !== process.arch;
}

/**
 * Copies packages of others into the stage, each at the place it is installed, without what does not run.
 * Their install scripts are dropped: what those would fetch or link is here, or made by the server itself.
 */
export async function copyPackages(
  root: string,
  stage: string,
  packages: readonly InstalledPackage[],
): Promise<void> {
  for (const { name, path } of packages) {
    const source = join(root, path);
    const target = join(stage, path.replace(/^packages\//, 'node_modules/@selfsame/'));
    const licences = await findLicenceFiles(source);
    await cp(source, target, {
      recursive: true,
      filter: (file) => {
        const inside = relative(source, file);
        if (inside === 'node_modules' || isForeign(file)) return false;
        return licences.includes(inside) || !isLeftOut(file);
      },
    });
    await dropInstallScripts(name, join(target, 'package.json'));
    await dropLinks(target);
  }
}

async function dropInstallScripts(name: string, file: string): Promise<void> {
  const { scripts: _, devDependencies: __, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
  for (const dependency of installOnly[name] ?? []) delete manifest.dependencies[dependency];
  await writeFile(file, `${JSON.stringify(manifest)}\n`);
}

/** A package holds no symbolic links; the server makes those of the PostgreSQL libraries itself. */
async function dropLinks(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isSymbolicLink()) await rm(join(entry.parentPath, entry.name));
}
