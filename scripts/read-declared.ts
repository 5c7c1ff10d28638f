import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declared } from './refuse-import.ts';

const known = new Map<string, Declared>();

/**
 * The packages that a file may expect to be installed, by the package.json of its workspace (or the root's).
 * @param file path from `root`
 */
export function readDeclared(root: string, file: string): Declared {
  const folder = /^packages\/[^/]+/.exec(file)?.[0] ?? '.';
  const workspace = existsSync(join(root, folder, 'package.json')) ? folder : '.';
  let declared = known.get(workspace);
  if (!declared) {
    const own = readNames(root, workspace);
    declared = {
      product: new Set(own.product),
      bundled: new Set(own.development),
      tests: new Set([...own.product, ...own.development, ...readNames(root, '.').development]),
    };
    known.set(workspace, declared);
  }
  return declared;
}

function readNames(root: string, workspace: string): { product: string[]; development: string[] } {
  const { dependencies, peerDependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, workspace, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string> | undefined>;
  return {
    product: Object.keys({ ...dependencies, ...peerDependencies }),
    development: Object.keys(devDependencies ?? {}),
  };
}
