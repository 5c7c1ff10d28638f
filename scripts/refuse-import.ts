import { posix } from 'node:path';
import type { Import } from './read-imports.ts';
import { mayCompute, programs, type Room, rooms, testsMay } from './rooms.ts';

/** Names of packages that a file may expect to be installed. */
export interface Declared {
  /** Dependencies and peer dependencies of the workspace that the file stands in. */
  product: ReadonlySet<string>;
  /** Development dependencies of that workspace: what a page is bundled from. */
  bundled: ReadonlySet<string>;
  /** Those, the workspace's development dependencies and the root's. */
  tests: ReadonlySet<string>;
}

/** Says why a file may not be there at all; null when it may: only files that every check of ours reads. */
export function refuseFile(file: string): string | null {
  const isOther = isInside(file, 'packages/*/src') && /\.(?:[cm]?js|jsx|[cm]ts)$/.test(file);
  return isOther ? 'product code is .ts or .tsx' : null;
}

/**
 * Says why `file` may not import this; null when it may.
 * @param file path from the repository's root, with `/`
 */
export function refuseImport(
  file: string,
  { specifier, isType }: Pick<Import, 'specifier' | 'isType'>,
  declared: Declared,
): string | null {
  if (programs.some((each) => isInside(file, each))) return null;
  if (specifier?.startsWith('.') && /[%\\\s]/.test(specifier))
    return 'write the path as it is, without escapes';
  if (isTestOrItsHelper(file)) return refuseTest(file, specifier, declared);
  const room = rooms.find(({ folder }) => isInside(posix.dirname(file), folder));
  if (!room) return 'no rule says what this folder may import';
  if (specifier === null) return mayCompute.includes(file) ? null : 'a computed import cannot be checked';
  if (specifier.startsWith('.') && isTestOrItsHelper(targetOf(file, specifier)))
    return 'the product does not need its tests';
  return isAllowed(file, specifier, isType, room, declared) ? null : room.because;
}

function isAllowed(
  file: string,
  specifier: string,
  isType: boolean,
  room: Room,
  declared: Declared,
): boolean {
  if (specifier.startsWith('node:')) return room.node;
  if (specifier.startsWith('.')) {
    const target = targetOf(file, specifier);
    return isOwn(target, file, room) || room.may.some((each) => isInside(target, each));
  }
  if (room.may.includes(specifier) || (isType && room.mayType?.includes(specifier))) return true;
  const name = packageOf(specifier);
  if (name.startsWith('@selfsame/')) return false;
  if (room.packages === 'declared') return declared.product.has(name);
  return room.packages === 'bundled' ? declared.bundled.has(name) : room.packages.includes(name);
}

function refuseTest(file: string, specifier: string | null, declared: Declared): string | null {
  const workspace = ownFolder(file, 'packages/*');
  if (specifier === null || specifier.startsWith('node:')) return null;
  const isFine = specifier.startsWith('.')
    ? [workspace, ...testsMay].some((each) => isInside(targetOf(file, specifier), each))
    : declared.tests.has(packageOf(specifier)) && !/^@selfsame\/[^/]+\/src\//.test(specifier);
  return isFine ? null : `a test knows its own package, what that declares, and ${testsMay.join(', ')}`;
}

/** Tests of an example are a part of it: they use what anybody can install. */
const isTestOrItsHelper = (file: string) =>
  !file.startsWith('examples/') && /\.test\.[cm]?[jt]sx?$|^packages\/[^/]+\/test\//.test(file);

/** The file, or the pattern of files, that a relative specifier names. What follows `?` or `#` is no part of the path. */
const targetOf = (file: string, specifier: string) =>
  posix.join(posix.dirname(file), specifier.replace(/[?#].*/, ''));

const isOwn = (target: string, file: string, room: Room) => isInside(target, ownFolder(file, room.folder));

/** The folder that `pattern` names for this file: its `*` filled in. */
function ownFolder(file: string, pattern: string): string {
  return file.split('/').slice(0, pattern.split('/').length).join('/');
}

/** Whether `path` is `pattern` or lies under it; `*` in the pattern is any one segment. */
function isInside(path: string, pattern: string): boolean {
  const segments = path.split('/');
  return pattern.split('/').every((part, at) => (part === '*' ? segments[at] : segments[at] === part));
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
