import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** The command line: `npm run --silent selfsame -- <command>`. Like `main.ts` it has effects at import. */
// Before anything else is loaded; `main.ts` keeps its compiled modules in the same folder.
enableCompileCache(join(import.meta.dirname, '../../../.cache/compile'));
// It makes `pg` look for a library that isn't here.
delete process.env.NODE_PG_FORCE_NATIVE;
const { processTerminal, runVerb } = await import('./cli/run-verb.ts');
const { startVerb } = await import('./cli/start.ts');
const { verbs } = await import('./cli/verbs.ts');
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interruption.abort(new Error(`interrupted by ${signal}`)));
}
// The reader of a pipe may go away, as `head` does. The server ends in order by itself, and PostgreSQL with it.
if (process.argv[2] !== startVerb.name) process.stdout.on('error', () => process.exit(1));
const terminal = await processTerminal(interruption.signal);
process.exitCode = await runVerb(verbs, process.argv.slice(2), terminal);
