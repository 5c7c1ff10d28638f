import { glob } from 'node:fs/promises';
import { repositoryRoot } from '../fixtures/cache.ts';

/** The test files of the repository: `parallel` ones may run beside each other, `serial` ones (journeys) want the machine. */
export interface TestFiles {
  parallel: string[];
  serial: string[];
}

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
    (path.startsWith('e2e/') ? result.serial : result.parallel).push(path);
  }
  result.parallel.sort();
  result.serial.sort();
  return result;
}
