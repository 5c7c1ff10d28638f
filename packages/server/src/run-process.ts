import { type App, buildApp } from './app.ts';
import { Ending } from './ending.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { systemClock } from './platform/clock.ts';
import {
  type Config,
  ConfigInvalid,
  readConfig,
  warnOfClientAddress,
} from './platform/configuration/config.ts';
import { createLog } from './platform/log.ts';
import { readPackageVersion } from './platform/package-version.ts';

function fail(error: unknown): never {
  const code = exitCodeOf(error);
  const text =
    error instanceof Error ? (code === exitCodes.failed ? error.stack : error.message) : String(error);
  process.stderr.write(`Selfsame can't start: ${text}\n`);
  process.exit(code);
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
  const lines = [
    `Selfsame is ready: ${baseUrl}`,
    `  Identity Portal:       ${baseUrl}/portal/`,
    `  Documentation:         ${baseUrl}/docs/`,
    `  Take a selfie at once: ${tryPath ? `${baseUrl}${tryPath}` : 'start with SELFSAME_TRY=true, which prints a link'}`,
  ];
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

async function run(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const log = createLog(config.logLevel);
  const misplaced = warnOfClientAddress(process.env);
  if (misplaced !== null) log.warn(misplaced);
  const onFatal = (error: Error): void => {
    log.fatal({ err: error }, 'cannot go on');
    process.exit(exitCodes.unavailable);
  };
  const ending = new Ending(log, config.startPatienceSec * 1_000);
  const version = await readPackageVersion(new URL('../package.json', import.meta.url));
  const { signal, onStep } = ending;
  let app: App | undefined;
  try {
    app = await buildApp({ config, clock: systemClock, log, version, onFatal, onStep, signal });
    printFirstKey(config, app);
    if (!ending.take(app)) return;
    onStep('the port');
    await app.start();
  } catch (error) {
    // Asked to end while starting: the start fails because of it.
    if (ending.isAsked) return ending.finish();
    await app?.stop();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigInvalid(
      `SELFSAME_PORT is ${config.port}, which another program already uses; stop that, or choose another port.`,
    );
  }
  ending.started();
  greet(config, app);
  printSetUpLink(app);
}

/** Runs the server until it is told to end; a start that fails ends the process with one sentence and its code. */
export const runProcess = (): Promise<void> => run().catch(fail);
