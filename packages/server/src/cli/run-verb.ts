import { parseArgs } from 'node:util';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/configuration/config.ts';
import { readPackageVersion } from '../platform/package-version.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** The world of a command line, without the arguments. */
export type Terminal = Omit<VerbContext, 'values' | 'positionals'>;

/** The world of a command line that this process was started with. @param signal aborted by Ctrl-C */
export const processTerminal = async (signal: AbortSignal): Promise<Terminal> => ({
  readConfig: () => readConfig(process.env, process.cwd()),
  env: process.env,
  clock: systemClock,
  version: await readPackageVersion(new URL('../../package.json', import.meta.url)),
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  signal,
});

const column = 26;
const row = (left: string, right: string): string => `  ${left.padEnd(column)}${right}`;

const helpOfAll = (verbs: readonly Verb[]): string =>
  [
    'Usage: selfsame <command> [options]',
    '',
    'Commands:',
    ...verbs.map((verb) => row(verb.name, verb.summary)),
    '',
    '`selfsame <command> --help` says more. Settings come from the same environment variables as the server’s',
    '(docs/configuration.md).',
  ].join('\n');

const helpOf = (verb: Verb): string =>
  [
    `Usage: ${`selfsame ${verb.name} ${verb.arguments}`.trim()} [options]`,
    '',
    verb.details,
    '',
    'Options:',
    ...Object.entries(verb.options).map(([name, { value, description }]) =>
      row(`--${name}${value ? ` ${value}` : ''}`, description),
    ),
    row('--help', 'Shows this.'),
  ].join('\n');

function parse(verb: Verb, rest: readonly string[]): Pick<VerbContext, 'values' | 'positionals'> {
  const options = Object.fromEntries(
    Object.entries({ ...verb.options, help: { type: 'boolean' as const } }).map(([name, { type }]) => [
      name,
      { type },
    ]),
  );
  try {
    // A verb without arguments refuses them too: what it ignored could have been a misspelt option.
    const allowPositionals = verb.arguments !== '';
    return parseArgs({ args: [...rest], options, allowPositionals, strict: true }) as Pick<
      VerbContext,
      'values' | 'positionals'
    >;
  } catch (error) {
    throw new VerbMisused((error as Error).message.split('. ')[0]!);
  }
}

/**
 * Runs one command line.
 * @param args what comes after the program's name
 * @returns the exit code: 0 done, 1 something is wrong, 64 misused, 69 and 78 as the server's
 */
export async function runVerb(
  verbs: readonly Verb[],
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(helpOfAll(verbs));
    return name === undefined ? exitCodes.usage : 0;
  }
  if (name === '--version') {
    terminal.print(terminal.version);
    return 0;
  }
  const verb = verbs.find((candidate) => candidate.name === name);
  if (!verb) {
    terminal.note(`selfsame: there is no command "${name}".\n\n${helpOfAll(verbs)}`);
    return exitCodes.usage;
  }
  return runOne(verb, rest, terminal);
}

async function runOne(verb: Verb, rest: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parse(verb, rest);
    if (values.help) {
      terminal.print(helpOf(verb));
      return 0;
    }
    return await verb.run({ ...terminal, values, positionals });
  } catch (error) {
    if (error instanceof VerbMisused) {
      terminal.note(`selfsame ${verb.name}: ${error.message}\n\n${helpOf(verb)}`);
      return exitCodes.usage;
    }
    const code = exitCodeOf(error);
    const isExplained = error instanceof VerbFailed || code !== exitCodes.failed;
    const text = error instanceof Error ? (isExplained ? error.message : error.stack) : String(error);
    terminal.note(`selfsame ${verb.name}: ${text}`);
    return code;
  }
}
