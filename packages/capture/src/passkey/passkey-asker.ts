import type { CapturePasskeyCeremony, CapturePasskeyOutcome } from '@selfsame/contract';
import type { SessionApi } from '../session/session-api.ts';
import { askAuthenticator, type Credentials } from './authenticator.ts';

/** A question fetched so long ago is not asked any more: the server takes its answer for five minutes, ms. */
const MAX_AGE_MS = 120_000;

/** Who opens the browser's dialog. */
export interface AskedFrom {
  readonly credentials: Credentials;
  /** Of the page around this one, where that does; null: this page itself. */
  readonly origin: string | null;
}

/** What the asker needs of its surroundings. */
export interface PasskeyAskerNeeds {
  readonly api: Pick<SessionApi, 'beginPasskey' | 'answerPasskey'>;
  /** Where the browser's dialog is opened: here, or by the page around this one. */
  readonly where: () => AskedFrom;
  /** What a new passkey is listed under. */
  readonly deviceName: string;
  readonly clock: () => number;
}

/**
 * Asks the browser for a passkey. The question is fetched before the user's click, because Safari opens its dialog only
 * close to one.
 */
export class PasskeyAsker {
  readonly #needs: PasskeyAskerNeeds;
  #ahead: {
    readonly atMs: number;
    readonly from: AskedFrom;
    readonly ceremony: Promise<CapturePasskeyCeremony | null>;
  } | null = null;

  constructor(needs: PasskeyAskerNeeds) {
    this.#needs = needs;
  }

  /**
   * Fetches the question ahead.
   * @param onFailed told of a failure, which is nobody else's business yet: {@link ask} fetches again and tells
   */
  prepare(attemptId: string | null, signal: AbortSignal, onFailed: (error: unknown) => void): void {
    const { api, clock, where } = this.#needs;
    const from = where();
    const ceremony = api.beginPasskey({ attemptId, origin: from.origin }, signal).catch((error: unknown) => {
      onFailed(error);
      return null;
    });
    this.#ahead = { atMs: clock(), from, ceremony };
  }

  /**
   * Opens the browser's dialog and sends what it gives.
   * @throws PasskeyError, ApiError; DOMException AbortError when the signal fires
   */
  async ask(attemptId: string | null, signal: AbortSignal): Promise<CapturePasskeyOutcome> {
    const { api, deviceName, where } = this.#needs;
    const from = where();
    const { ceremonyId, step, options } = await this.#take(attemptId, from, signal);
    const response = await askAuthenticator(from.credentials, { step, options }, signal);
    const description = step === 'assert' ? {} : { description: deviceName };
    return api.answerPasskey({ ceremonyId, response, ...description }, signal);
  }

  /** Each question is asked once, and only where it was fetched for. */
  async #take(
    attemptId: string | null,
    from: AskedFrom,
    signal: AbortSignal,
  ): Promise<CapturePasskeyCeremony> {
    const { api, clock } = this.#needs;
    const ahead = this.#ahead;
    this.#ahead = null;
    const isFresh = ahead !== null && ahead.from === from && clock() - ahead.atMs < MAX_AGE_MS;
    const fetched = isFresh ? await ahead.ceremony : null;
    return fetched ?? api.beginPasskey({ attemptId, origin: from.origin }, signal);
  }
}
