import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before anything else is loaded: compiled modules are kept between starts, which saves a second of each.
enableCompileCache(join(import.meta.dirname, '../../../.cache/compile'));
// It makes `pg` look for a library that isn't here.
delete process.env.NODE_PG_FORCE_NATIVE;
const given = process.argv.slice(2);
if (given.length === 0) {
  const { runProcess } = await import('./run-process.ts');
  await runProcess();
} else {
  // It takes none: whoever gives one wants help, or another command.
  const { processTerminal, runVerb } = await import('./cli/run-verb.ts');
  const { startVerb } = await import('./cli/start.ts');
  const terminal = await processTerminal(new AbortController().signal);
  process.exitCode = await runVerb([startVerb], [startVerb.name, ...given], terminal);
}
