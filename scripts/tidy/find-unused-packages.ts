import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding, Source } from './source.ts';

/** Packages that no file imports by name, and who uses them instead. */
const usedOtherwise: Readonly<Record<string, string>> = {
  node: 'runs the server; npm puts it into node_modules/.bin',
  typescript: 'its tsc checks types',
  '@biomejs/biome': 'lints and formats',
  dclint: 'checks the Compose file in scripts/deploy.test.ts, by its command',
  newman: 'runs the Postman collections in e2e, by its command',
  assemblyscript: 'compiles the kernels, by its command',
  typebox: 'the published client brings the contract along, which needs it',
  recharts: 'a peer of @mantine/charts, which draws with it',
  'react-dom': 'a page with React 18 is built from packages/embed in e2e',
};

/** Dependencies of a package.json that no file of its workspace names: in an import, or as a path to its files. */
export function findUnusedPackages(
  root: string,
  files: readonly string[],
  sources: readonly Source[],
): Finding[] {
  return files
    .filter((file) => /(?:^|\/)package\.json$/.test(file) && !file.startsWith('fixtures/'))
    .flatMap((path) => {
      const workspace = dirname(path) === '.' ? '' : `${dirname(path)}/`;
      const theirs = sources.filter(({ path: file }) => file.startsWith(workspace));
      return readDependencies(join(root, path))
        .filter((name) => !isUsed(name, theirs))
        .map((name) => ({ path, line: 1, subject: name, message: `nothing uses ${name}: take it out` }));
    });
}

function isUsed(name: string, sources: readonly Source[]): boolean {
  if (name in usedOtherwise || isNamed(name, sources)) return true;
  return name.startsWith('@types/') && isUsed(name.slice('@types/'.length), sources);
}

function readDependencies(path: string): string[] {
  const declared: Record<string, Record<string, string> | undefined> = JSON.parse(readFileSync(path, 'utf8'));
  return Object.keys({ ...declared.dependencies, ...declared.devDependencies });
}

/** Whether a string of the files begins with the package's name, or a path to its files has it. */
function isNamed(name: string, sources: readonly Source[]): boolean {
  const named = new RegExp(`(?:['"\`]|node_modules/)${name}['"\`/]`);
  return sources.some(({ text }) => named.test(text));
}
