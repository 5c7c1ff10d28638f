import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';

/**
 * The test files of the repository: `parallel` ones may run beside each other, the longest first; `serial` ones, the journeys
 * before a camera, want the machine for themselves: a page that gets no time takes no pictures.
 */
export interface TestFiles {
  parallel: string[];
  serial: string[];
}

/** What a journey imports that takes pictures. */
const cameraModules =
  /from '\.\.?\/[\w./-]*(capture-page|selfie-flow|actor-camera|fake-camera|handoff-scenes)\.ts'/;
/** Mostly waiting; begun first, they don't hold up the end. */
const longest = ['e2e/crash', 'e2e/kill', 'e2e/scale-out', 'e2e/'];

const roots = '{packages,bench,fixtures,scripts,e2e}';

/** Finds every `*.test.ts`; with prefixes (`packages/face`, `e2e/selfie`) only those that start with one of them. */
export async function findTestFiles(prefixes: string[] = []): Promise<TestFiles> {
  const result: TestFiles = { parallel: [], serial: [] };
  const options = {
    cwd: repositoryRoot,
    exclude: (path: string) => /(^|\/)(node_modules|dist|\.cache)$/.test(path),
  };
  for await (const path of glob(`${roots}/**/*.test.ts`, options)) {
    if (prefixes.length > 0 && !prefixes.some((prefix) => path.startsWith(prefix))) continue;
    (path.startsWith('e2e/') && (await takesPictures(path)) ? result.serial : result.parallel).push(path);
  }
  result.parallel.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  result.serial.sort();
  return result;
}

const takesPictures = async (path: string): Promise<boolean> =>
  cameraModules.test(await readFile(join(repositoryRoot, path), 'utf8'));

function rank(path: string): number {
  const place = longest.findIndex((prefix) => path.startsWith(prefix));
  return place < 0 ? longest.length : place;
}
