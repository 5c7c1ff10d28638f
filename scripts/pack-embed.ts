/** Makes the tarball of `@selfsame/embed` that anyone can install: plain JavaScript and declarations. */
import { join } from 'node:path';
import { type Packing, packPackage, root } from './pack-package.ts';

const entry = (name: string) => ({
  types: `./dist/embed/src/${name}.d.ts`,
  default: `./dist/embed/src/${name}.js`,
});

const packing: Packing = {
  name: 'embed',
  // The scripts of the hosted page itself are served, not published.
  sources: [
    'embed/src/{index,define,react,embed-events,frame-parts,page-message}.ts',
    'embed/src/{selfsame-capture-frame,transaction-address}.ts',
  ],
  target: 'es2022',
  publish: ({ exports: _, devDependencies: _tools, ...manifest }) => ({
    ...manifest,
    sideEffects: ['./dist/embed/src/define.js'],
    exports: { '.': entry('index'), './define': entry('define'), './react': entry('react') },
  }),
};

/** Builds and packs the embed in a folder; the path of the tarball. */
export const packEmbed = (folder: string): Promise<string> => packPackage(packing, folder);

if (import.meta.main) console.log(await packEmbed(join(root, '.cache/embed')));
