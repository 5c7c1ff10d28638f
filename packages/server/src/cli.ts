import { readFile } from 'node:fs/promises';
import { runVerb } from './cli/run-verb.ts';
import { verbs } from './cli/verbs.ts';
import { systemClock } from './platform/clock.ts';
import { readConfig } from './platform/config.ts';

/** The command line: `npm run --silent selfsame -- <command>`. Like `main.ts` it has effects at import. */
const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interruption.abort(new Error(`interrupted by ${signal}`)));
}
// The reader of a pipe may go away, as `head` does.
process.stdout.on('error', () => process.exit(1));
const code = await runVerb(verbs, process.argv.slice(2), {
  readConfig: () => readConfig(process.env, process.cwd()),
  clock: systemClock,
  version: (JSON.parse(manifest) as { version: string }).version,
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  signal: interruption.signal,
});
process.exitCode = code;
