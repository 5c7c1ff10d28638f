import type { CapturePasskeyCeremony, CapturePasskeyOutcome } from '@selfsame/contract';
import type { SessionApi } from '../session/session-api.ts';
import { askAuthenticator, type Credentials } from './authenticator.ts';

/** A question fetched so long ago is not asked any more: the server takes its answer for five minutes, ms. */
const MAX_AGE_MS = 120_000;

/** What the asker needs of its surroundings. */
export interface PasskeyAskerNeeds {
  readonly api: Pick<SessionApi, 'beginPasskey' | 'answerPasskey'>;
  readonly credentials: Credentials;
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
  #ahead: { readonly atMs: number; readonly ceremony: Promise<CapturePasskeyCeremony | null> } | null = null;

  constructor(needs: PasskeyAskerNeeds) {
    this.#needs = needs;
  }

  /** Fetches the question ahead. A failure is nobody's business yet: {@link ask} fetches again and tells. */
  prepare(attemptId: string | null, signal: AbortSignal): void {
    const { api, clock } = this.#needs;
    this.#ahead = { atMs: clock(), ceremony: api.beginPasskey(attemptId, signal).catch(() => null) };
  }

  /**
   * Opens the browser's dialog and sends what it gives.
   * @throws PasskeyError, ApiError; DOMException AbortError when the signal fires
   */
  async ask(attemptId: string | null, signal: AbortSignal): Promise<CapturePasskeyOutcome> {
    const { api, credentials, deviceName } = this.#needs;
    const { ceremonyId, step, options } = await this.#take(attemptId, signal);
    const response = await askAuthenticator(credentials, { step, options }, signal);
    const description = step === 'assert' ? {} : { description: deviceName };
    return api.answerPasskey({ ceremonyId, response, ...description }, signal);
  }

  /** Each question is asked once. */
  async #take(attemptId: string | null, signal: AbortSignal): Promise<CapturePasskeyCeremony> {
    const { api, clock } = this.#needs;
    const ahead = this.#ahead;
    this.#ahead = null;
    const isFresh = ahead !== null && clock() - ahead.atMs < MAX_AGE_MS;
    return (isFresh ? await ahead.ceremony : null) ?? api.beginPasskey(attemptId, signal);
  }
}
