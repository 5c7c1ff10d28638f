import type { App } from './app.ts';
import { exitCodes } from './exit-code.ts';
import type { Log } from './platform/log.ts';

/** Longer than any request and job takes; a supervisor's patience usually ends at 30 s or later. */
const stopPatienceMs = 25_000;
/** How often a start that takes long says what it waits for. */
const tellMs = 10_000;

/**
 * Ends the process in good order once: on a signal, on an error that nobody caught, or when the start takes longer than
 * it may. A start that is under way is aborted by {@link Ending.signal}.
 */
export class Ending {
  readonly #log: Log;
  readonly #abort = new AbortController();
  readonly #startTimers: NodeJS.Timeout[];
  #step = 'the configuration';
  #app: App | undefined;
  #asked: { reason: string; code: number } | undefined;

  constructor(log: Log, startPatienceMs: number) {
    this.#log = log;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => this.#ask(signal, 0));
    const crash = (error: unknown): void => {
      log.fatal({ err: error }, 'unexpected error');
      this.#ask('unexpected error', exitCodes.failed);
    };
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
    const tell = setInterval(() => log.info({ waitingFor: this.#step }, 'still starting'), tellMs);
    const giveUp = setTimeout(() => this.#giveUp(startPatienceMs), startPatienceMs);
    this.#startTimers = [tell.unref(), giveUp.unref()];
  }

  /** Aborted when the process is to end while it starts. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get isAsked(): boolean {
    return this.#asked !== undefined;
  }

  /** Notes which part is being opened. */
  readonly onStep = (part: string): void => {
    this.#step = part;
  };

  /** @returns false when the end was asked for already: do not start */
  take(app: App): boolean {
    this.#app = app;
    if (this.#asked) void this.#stop();
    return this.#asked === undefined;
  }

  /** The start is over: it can take too long no more. */
  started(): void {
    for (const timer of this.#startTimers) clearInterval(timer);
  }

  /** Exits after a start that was aborted; with the application at hand, stopping it exits. */
  finish(): void {
    if (this.#app) return;
    this.#log.info('stopped');
    process.exit(this.#asked?.code ?? 0);
  }

  #giveUp(patienceMs: number): void {
    process.stderr.write(
      `Selfsame can't start: it did not become ready within ${patienceMs / 1_000} s and was still busy with ${this.#step}. Give it longer by SELFSAME_START_PATIENCE_SEC, or mend what it waits for.\n`,
    );
    this.#ask('start took too long', exitCodes.unavailable);
  }

  #ask(reason: string, code: number): void {
    if (this.#asked) return;
    this.#asked = { reason, code };
    this.started();
    // When the time is over, leaving tells PostgreSQL to end, too: `launchPostmaster`.
    setTimeout(() => {
      this.#log.fatal('could not stop in time');
      process.exit(code === 0 ? exitCodes.failed : code);
    }, stopPatienceMs).unref();
    if (this.#app) void this.#stop();
    else {
      this.#log.info({ reason }, 'stopping before the start is over');
      this.#abort.abort(new Error(`The start was ended: ${reason}.`));
    }
  }

  async #stop(): Promise<void> {
    const { reason, code } = this.#asked!;
    this.#log.info({ reason }, 'stopping');
    await this.#app!.stop();
    this.#log.info('stopped');
    process.exit(code);
  }
}
