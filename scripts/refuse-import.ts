import { posix } from 'node:path';
import { mayCompute, programs, type Room, rooms, testsMay } from './rooms.ts';

/** Names of packages that a file may expect to be installed. */
export interface Declared {
  /** Dependencies and peer dependencies of the workspace that the file stands in. */
  product: ReadonlySet<string>;
  /** Those, the workspace's development dependencies and the root's. */
  tests: ReadonlySet<string>;
}

/**
 * Says why `file` may not import `specifier`; null when it may.
 * @param file path from the repository's root, with `/`
 * @param specifier as written; null when it is computed
 */
export function refuseImport(file: string, specifier: string | null, declared: Declared): string | null {
  if (programs.some((each) => isInside(file, each))) return null;
  if (/\.test\.tsx?$|^packages\/[^/]+\/test\//.test(file)) return refuseTest(file, specifier, declared);
  const room = rooms.find(({ folder }) => isInside(posix.dirname(file), folder));
  if (!room) return 'no rule says what this folder may import';
  if (specifier === null) return mayCompute.includes(file) ? null : 'a computed import cannot be checked';
  return isAllowed(file, specifier, room, declared.product) ? null : room.because;
}

function isAllowed(file: string, specifier: string, room: Room, declared: ReadonlySet<string>): boolean {
  if (specifier.startsWith('node:')) return room.node;
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    return isOwn(target, file, room) || room.may.some((each) => isInside(target, each));
  }
  const name = packageOf(specifier);
  if (name.startsWith('@selfsame/')) return room.may.includes(name) || room.may.includes(specifier);
  return room.packages === 'declared' ? declared.has(name) : room.packages.includes(name);
}

function refuseTest(file: string, specifier: string | null, declared: Declared): string | null {
  const workspace = ownFolder(file, 'packages/*');
  if (specifier === null || specifier.startsWith('node:')) return null;
  const isFine = specifier.startsWith('.')
    ? [workspace, ...testsMay].some((each) => isInside(posix.join(posix.dirname(file), specifier), each))
    : declared.tests.has(packageOf(specifier));
  return isFine ? null : `a test knows its own package, what that declares, and ${testsMay.join(', ')}`;
}

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
