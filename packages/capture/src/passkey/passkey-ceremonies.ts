import type { PasskeySkipReason } from '@selfsame/contract';
import type { CaptureEvent, Effect, State } from '../machine/states.ts';
import { ApiError, type SessionApi } from '../session/session-api.ts';
import { nameOfDevice } from './ability.ts';
import { PasskeyError } from './authenticator.ts';
import { PasskeyAsker } from './passkey-asker.ts';

/** What the ceremonies need of its surroundings. */
export interface PasskeyCeremoniesNeeds {
  readonly api: SessionApi;
  readonly send: (event: CaptureEvent) => void;
  readonly clock: () => number;
  /** Fires when the component left the page. */
  readonly signal: AbortSignal;
}

/** Holds the ceremonies of a passkey that the machine asks for, and feeds the results back. */
export class PasskeyCeremonies {
  readonly #needs: PasskeyCeremoniesNeeds;
  readonly #asker: PasskeyAsker;
  #asking: AbortController | null = null;

  constructor(needs: PasskeyCeremoniesNeeds) {
    this.#needs = needs;
    this.#asker = new PasskeyAsker({
      ...needs,
      credentials: navigator.credentials,
      deviceName: nameOfDevice(navigator.userAgent),
    });
    needs.signal.addEventListener('abort', () => this.leave());
  }

  /**
   * Does one effect; those of others are none of its business.
   * @param attemptId the attempt whose evidence was sent last: an offer is taken with it
   */
  do(effect: Effect, state: State, attemptId: string | null): void {
    if (effect === 'preparePasskey') this.#asker.prepare(offered(state, attemptId), this.#needs.signal);
    if (effect === 'usePasskey') void this.#use(offered(state, attemptId));
    if (effect === 'skipPasskey') this.#skip(state);
  }

  /** The screen was left: a dialog that is still open closes. */
  leave(): void {
    this.#asking?.abort();
    this.#asking = null;
  }

  async #use(attemptId: string | null): Promise<void> {
    const { send } = this.#needs;
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const { outcome, session } = await this.#asker.ask(attemptId, asking.signal);
      send({ type: 'passkeyAnswered', outcome, session });
    } catch (error) {
      if (asking.signal.aborted) return;
      if (error instanceof PasskeyError) send({ type: 'passkeyTroubled', trouble: error.trouble });
      else this.#fail(error);
    }
  }

  #skip(state: State): void {
    const { api, send, signal } = this.#needs;
    const isWaited = state.name === 'passkey';
    const reason: PasskeySkipReason = (isWaited && state.skip) || 'notNow';
    api.skipPasskey(reason, signal).then(
      (session) => isWaited && send({ type: 'decided', session }),
      (error: unknown) => isWaited && this.#fail(error),
    );
  }

  #fail(error: unknown): void {
    if (error instanceof ApiError) this.#needs.send({ type: 'failed', problem: error.problem });
  }
}

const offered = (state: State, attemptId: string | null): string | null =>
  state.name === 'passkey' && state.step === 'offer' ? attemptId : null;
