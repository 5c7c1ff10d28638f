import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';

/**
 * The test files of the repository: `parallel` ones may run beside each other, the longest first. Of the journeys before a
 * camera, `paired` ones run two at a time, for most of one is waiting, and no number crunching beside them: a page that
 * gets no time takes no pictures. `serial` ones are timed, or run two pages themselves, and want the machine alone.
 */
export interface TestFiles {
  parallel: string[];
  paired: string[];
  serial: string[];
}

/** What a journey imports that takes pictures. */
const cameraModules =
  /from '\.\.?\/[\w./-]*(capture-page|selfie-flow|actor-camera|fake-camera|handoff-scenes|journey-world)\.ts'/;
/** Who answers a challenge does so in time. */
const timedModules = /from '\.\.?\/[\w./-]*(actor-camera|challenge-scenes)\.ts'/;
/** What takes minutes is begun first, so that the end doesn't wait for it: the attack kit, and what mostly waits. */
const longest = ['packages/server/test/attacks', 'e2e/crash', 'e2e/kill', 'e2e/scale-out', 'e2e/'];

const roots = '{packages,bench,simulate,fixtures,scripts,e2e}';

/** Finds every `*.test.ts`; with prefixes (`packages/face`, `e2e/selfie`) only those that start with one of them. */
export async function findTestFiles(prefixes: string[] = []): Promise<TestFiles> {
  const result: TestFiles = { parallel: [], paired: [], serial: [] };
  const options = {
    cwd: repositoryRoot,
    exclude: (path: string) => /(^|\/)(node_modules|dist|\.cache)$/.test(path),
  };
  for await (const path of glob(`${roots}/**/*.test.ts`, options)) {
    if (prefixes.length > 0 && !prefixes.some((prefix) => path.startsWith(prefix))) continue;
    result[path.startsWith('e2e/') ? await laneOf(path) : 'parallel'].push(path);
  }
  result.parallel.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  result.paired.sort();
  result.serial.sort();
  return result;
}

async function laneOf(path: string): Promise<keyof TestFiles> {
  const source = await readFile(join(repositoryRoot, path), 'utf8');
  if (!cameraModules.test(source)) return 'parallel';
  return timedModules.test(source) ? 'serial' : 'paired';
}

function rank(path: string): number {
  const place = longest.findIndex((prefix) => path.startsWith(prefix));
  return place < 0 ? longest.length : place;
}
