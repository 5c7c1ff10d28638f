/**
 * A process that tries mutants: for each it is sent, it loads the tests and all of the server's source anew, with the mutant
 * in its place, and says whether a test fails.
 */
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mutate } from './find-mutants.ts';
import { failsOne, forgetTests } from './quick-test.ts';
import type { Trial } from './trial.ts';

const quickTest = pathToFileURL(fileURLToPath(new URL('quick-test.ts', import.meta.url))).href;
const isAnew = (url: string): boolean => /\/packages\/server\/(src|test)\//.test(url);
let trial: Trial;
let nth = 0;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isOurs = context.parentURL !== undefined && isAnew(context.parentURL);
    if (specifier === 'node:test' && isOurs) return { url: quickTest, shortCircuit: true };
    const resolved = nextResolve(specifier, context);
    if (!isAnew(resolved.url)) return resolved;
    return { ...resolved, url: `${resolved.url.split('?')[0]}?trial=${nth}` };
  },
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const { mutant, file } = trial ?? {};
    if (!mutant || url.split('?')[0] !== pathToFileURL(file).href) return loaded;
    return { ...loaded, source: mutate(String(loaded.source), mutant) };
  },
});

process.on('message', async (message) => {
  trial = message as Trial;
  nth += 1;
  let isKilled = false;
  for (const test of trial.tests) {
    isKilled = await import(`${pathToFileURL(test).href}?trial=${nth}`).then(failsOne, () => {
      // A module that does not even load is noticed as well.
      forgetTests();
      return true;
    });
    if (isKilled) break;
  }
  process.send!(isKilled);
});
process.on('uncaughtException', () => process.exit(1));
process.on('unhandledRejection', () => process.exit(1));
