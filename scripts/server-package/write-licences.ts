import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLicenceFiles } from './copy-packages.ts';
import type { InstalledPackage } from './find-packages.ts';

const head =
  'Packages of others in this package, with their licences. What is known of the face models stands in NOTICE.';
const distributedHead = `Packages of others that the pages are bundled from or by, and those that the weights of the face models come from. A
package without a licence file is quoted by its README. The text of Apache-2.0 is that of LICENSE.`;

/**
 * Writes what licence each package of others is under, and the text that it brings along.
 * @param packages those that are in the package as they are
 * @param distributed those of which something is in it in another shape
 * @param file where to; overwritten
 */
export async function writeLicences(
  root: string,
  packages: readonly InstalledPackage[],
  distributed: readonly InstalledPackage[],
  file: string,
): Promise<void> {
  const texts: string[] = [];
  const all = new Map([...packages, ...distributed].map((each) => [each.path, each]));
  for (const { name, version, path } of all.values())
    for (const entry of await findLicenceFiles(join(root, path)))
      texts.push(
        `==== ${name} ${version}, ${entry}\n\n${(await readText(join(root, path, entry))).trim()}\n`,
      );
  const tables = `${head}\n\n${tableOf(packages)}\n\n${distributedHead}\n\n${tableOf(distributed)}`;
  await writeFile(file, `${tables}\n\n${texts.join('\n')}`);
}

const tableOf = (packages: readonly InstalledPackage[]): string =>
  packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join('\n');

/** A licence may be a folder of texts; those stay in the package itself. */
const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') return '(in the package)';
    throw error;
  });
