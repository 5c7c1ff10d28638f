import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** What a source loads: the files that it imports or passes on. None of packages, and none for their types alone. */
async function loadsOf(file: string): Promise<string[]> {
  const { staticImports, staticExports } = parseSync(file, await readFile(file, 'utf8')).module;
  const imported = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  );
  return [...imported, ...passedOn]
    .filter((request) => request.startsWith('.'))
    .map((request) => join(dirname(file), request));
}

/**
 * Finds those of some tests that load a file, themselves or through what they load: no other notices what changes in it.
 * Each source is read once.
 */
export function createTestFinder(): (file: string, tests: readonly string[]) => Promise<string[]> {
  const known = new Map<string, Promise<string[]>>();
  const read = (file: string): Promise<string[]> => {
    const loads = known.get(file) ?? loadsOf(file);
    known.set(file, loads);
    return loads;
  };
  const reaches = async (from: string, file: string, seen: Set<string>): Promise<boolean> => {
    if (from === file) return true;
    seen.add(from);
    for (const next of await read(from))
      if (!seen.has(next) && (await reaches(next, file, seen))) return true;
    return false;
  };
  return async (file, tests) => {
    const found: string[] = [];
    for (const test of tests) if (await reaches(test, file, new Set())) found.push(test);
    return found;
  };
}
