import { readFile } from 'node:fs/promises';
import { ModelUnusable } from '@selfsame/face';
import { type App, buildApp } from './app.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigInvalid, readConfig } from './platform/config.ts';
import { createLog, type Log } from './platform/log.ts';
import { PostgresUnavailable } from './platform/postgres/binaries.ts';
import { MasterKeyRefused } from './store/master-key.ts';
import { MigrationRefused } from './store/migrate.ts';

/** sysexits(3): what a supervisor needs not try again, and what may come right by itself. */
const exitCodes = { failed: 1, unavailable: 69, configuration: 78 } as const;
/** Longer than any request and job takes; a supervisor's patience usually ends at 30 s or later. */
const stopPatienceMs = 25_000;

/** Errors whose message is all that the operator needs; a stack would only hide it. */
function exitCodeOf(error: unknown): number {
  if (error instanceof PostgresUnavailable) return exitCodes.unavailable;
  const isExplained = [ConfigInvalid, MasterKeyRefused, MigrationRefused, ModelUnusable].some(
    (kind) => error instanceof kind,
  );
  return isExplained ? exitCodes.configuration : exitCodes.failed;
}

function fail(error: unknown): never {
  const code = exitCodeOf(error);
  const text =
    error instanceof Error ? (code === exitCodes.failed ? error.stack : error.message) : String(error);
  process.stderr.write(`Selfsame can't start: ${text}\n`);
  process.exit(code);
}

/** Ends the process in good order once; a signal that comes while the parts are still built waits for them. */
class Ending {
  readonly #log: Log;
  #app: App | undefined;
  #asked: { reason: string; code: number } | undefined;

  constructor(log: Log) {
    this.#log = log;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => this.#ask(signal, 0));
    const crash = (error: unknown): void => {
      log.fatal({ err: error }, 'unexpected error');
      this.#ask('unexpected error', exitCodes.failed);
    };
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
  }

  get isAsked(): boolean {
    return this.#asked !== undefined;
  }

  /** @returns false when the end was asked for already: do not start */
  take(app: App): boolean {
    this.#app = app;
    if (this.#asked) void this.#stop(app, this.#asked);
    return this.#asked === undefined;
  }

  #ask(reason: string, code: number): void {
    if (this.#asked) return;
    this.#asked = { reason, code };
    setTimeout(() => {
      this.#log.fatal('could not stop in time');
      process.exit(exitCodes.failed);
    }, stopPatienceMs).unref();
    if (this.#app) void this.#stop(this.#app, this.#asked);
  }

  async #stop(app: App, { reason, code }: { reason: string; code: number }): Promise<void> {
    this.#log.info({ reason }, 'stopping');
    await app.stop();
    this.#log.info('stopped');
    process.exit(code);
  }
}

/** Printed before anything else can fail: the value is known only now. */
function printFirstKey({ bootstrapApiKey }: Config, { firstKey }: App): void {
  // A key that was given is known to whoever gave it.
  if (firstKey === null || bootstrapApiKey !== undefined) return;
  process.stdout.write(
    `\nFirst API key, shown only now (give the two to your backend):\n  id:    ${firstKey.id}\n  value: ${firstKey.value}\n\n`,
  );
}

/** Printed, not logged: whoever reads it becomes the owner. */
function printSetUpLink({ setUpLink }: App): void {
  if (setUpLink === null) return;
  process.stdout.write(
    `Set up the portal's first owner (the link works once, for 24 hours):\n  ${setUpLink}\n\n`,
  );
}

function greet({ baseUrl }: Config, { tryPath }: App): void {
  const lines = [`Selfsame is ready: ${baseUrl}`, `  Reference of the API: ${baseUrl}/docs`];
  if (tryPath) lines.push(`  Take a selfie at once: ${baseUrl}${tryPath}`);
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

async function run(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const log = createLog(config.logLevel);
  const onFatal = (error: Error): void => {
    log.fatal({ err: error }, 'cannot go on');
    process.exit(exitCodes.unavailable);
  };
  const ending = new Ending(log);
  const app = await buildApp({ config, clock: systemClock, log, version: await readVersion(), onFatal });
  printFirstKey(config, app);
  if (!ending.take(app)) return;
  try {
    await app.start();
  } catch (error) {
    // Asked to end while starting: the end is under way, and the start fails because of it.
    if (ending.isAsked) return;
    await app.stop();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigInvalid(
      `SELFSAME_PORT is ${config.port}, which another program already uses; stop that, or choose another port.`,
    );
  }
  greet(config, app);
  printSetUpLink(app);
}

/** Runs the server until it is told to end; a start that fails ends the process with one sentence and its code. */
export const runProcess = (): Promise<void> => run().catch(fail);
