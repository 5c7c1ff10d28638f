/**
 * Makes the tarball of `@selfsame/client` that anyone can install: plain JavaScript and declarations, with the
 * contract inside, because the contract is not published on its own.
 */
import { dirname, join, relative } from 'node:path';
import { type Packing, packPackage, root } from './pack-package.ts';

const packing: Packing = {
  name: 'client',
  sources: ['{client,contract}/src/**/*.ts'],
  target: 'es2022',
  publish: ({ exports: _, dependencies, ...manifest }) => ({
    ...manifest,
    exports: { '.': { types: './dist/client/src/index.d.ts', default: './dist/client/src/index.js' } },
    dependencies: { typebox: (dependencies as Record<string, string>).typebox },
  }),
  // `@selfsame/contract` → the compiled contract inside this package.
  relink: (text, path, dist) => {
    const contract = relative(dirname(path), join(dist, 'contract/src/index.js'));
    return text.replaceAll(/(['"])@selfsame\/contract\1/g, `'./${contract}'`.replace('./..', '..'));
  },
};

/** Builds and packs the client in a folder; the path of the tarball. */
export const packClient = (folder: string): Promise<string> => packPackage(packing, folder);

if (import.meta.main) console.log(await packClient(join(root, '.cache/client')));
