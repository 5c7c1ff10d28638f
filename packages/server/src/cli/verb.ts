import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/configuration/config.ts';

/** One `--option` of a verb. */
export interface VerbOption {
  type: 'string' | 'boolean';
  /** What `--help` says. */
  description: string;
  /** Placeholder of the value in `--help`, for example `FILE`. */
  value?: string;
}

/** Of verbs that print what a script may want to read. */
export const jsonOption: VerbOption = {
  type: 'boolean',
  description: 'Prints JSON, with the fields of the API, for scripts.',
};

/** What a verb is given: its arguments and the world. */
export interface VerbContext {
  /** Reads the configuration: the same variables as the server's. @throws ConfigInvalid */
  readConfig(): Config;
  /** Environment variables, for what is no setting of the server. */
  env: Readonly<Record<string, string | undefined>>;
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
  clock: Clock;
  version: string;
  /** Prints a line of the answer (standard output). */
  print(line: string): void;
  /** Prints a line for the person who waits or must be warned (standard error). */
  note(line: string): void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** One word after `selfsame`: a file in this folder exports it, `verbs.ts` lists it. */
export interface Verb {
  name: string;
  /** One line for the list of verbs. */
  summary: string;
  /** Arguments beside the options, for example `FILE`; empty when there are none. */
  arguments: string;
  /** Paragraphs of `selfsame <name> --help`. */
  details: string;
  options: Readonly<Record<string, VerbOption>>;
  /** @returns exit code: 0 done, 1 done and something is wrong */
  run(context: VerbContext): Promise<number>;
}

/** Ends a verb with one sentence for the person at the terminal. */
export class VerbFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VerbFailed';
  }
}

/** Thrown when the arguments make no sense; the usage is shown with it. */
export class VerbMisused extends VerbFailed {
  constructor(message: string) {
    super(message);
    this.name = 'VerbMisused';
  }
}

/** Prints a value as JSON when that was asked for. @returns whether it was */
export function printJson({ values, print }: Pick<VerbContext, 'values' | 'print'>, value: unknown): boolean {
  if (values.json !== true) return false;
  print(JSON.stringify(value, null, 2));
  return true;
}
