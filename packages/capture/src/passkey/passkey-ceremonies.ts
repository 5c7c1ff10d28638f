import type { PasskeySkipReason } from '@selfsame/contract';
import type { CaptureEvent, Effect, PageModel, PasskeyAbility, State } from '../machine/states.ts';
import { ApiError, type SessionApi } from '../session/session-api.ts';
import { wait } from '../session/waiting.ts';
import { mayBeHelped, nameOfDevice } from './ability.ts';
import { PasskeyError } from './authenticator.ts';
import { EmbeddingCredentials, findEmbeddingOrigin } from './embedding-credentials.ts';
import { type AskedFrom, PasskeyAsker } from './passkey-asker.ts';

/** What the ceremonies need of its surroundings. */
export interface PasskeyCeremoniesNeeds {
  readonly api: SessionApi;
  readonly send: (event: CaptureEvent) => void;
  readonly clock: () => number;
  /** `passkeys`: whether this very page may ask for them. */
  readonly arrival: { readonly passkeys: PasskeyAbility };
  /** Fires when the component left the page. */
  readonly signal: AbortSignal;
}

/** Holds the ceremonies of a passkey that the machine asks for, and feeds the results back. */
export class PasskeyCeremonies {
  readonly #needs: PasskeyCeremoniesNeeds;
  readonly #asker: PasskeyAsker;
  readonly #own: AskedFrom = { credentials: navigator.credentials, origin: null };
  #from: AskedFrom = this.#own;
  #isSought = false;
  #asking: AbortController | null = null;

  constructor(needs: PasskeyCeremoniesNeeds) {
    this.#needs = needs;
    this.#asker = new PasskeyAsker({
      ...needs,
      where: () => this.#from,
      deviceName: nameOfDevice(navigator.userAgent),
    });
    needs.signal.addEventListener('abort', () => this.leave());
  }

  /**
   * Looks for a handler in the page around this one, once it is known to have loaded a script of the control interface: other
   * pages take a message that they don't know for the end. An enrolment is looked at from its beginning: its offer is made
   * only where it can be kept.
   */
  saw({ session, passkeys }: PageModel): void {
    const isDue = session !== null && (session.passkey.step !== 'none' || session.purpose === 'enrolment');
    if (this.#isSought || !isDue || !session.controlled) return;
    this.#isSought = true;
    if (passkeys !== 'unable' && mayBeHelped(window)) void this.#seek();
  }

  async #seek(): Promise<void> {
    const { send, signal } = this.#needs;
    const origin = await findEmbeddingOrigin(window, { sleep: wait, signal });
    if (origin === null) return;
    this.#from = { credentials: new EmbeddingCredentials(window, origin), origin };
    // A dialog that is open goes on; the next question is asked there.
    if (this.#asking === null) send({ type: 'passkeysFound', passkeys: 'able' });
  }

  /** The tenant does not let the page around this one ask. @returns whether that is what an error says */
  #isUnlisted(error: unknown): boolean {
    const { send, arrival } = this.#needs;
    const problem = error instanceof ApiError ? error.problem : null;
    if (problem?.kind !== 'refused' || problem.code !== 'E_PASSKEY_ORIGIN_NOT_LISTED') return false;
    this.#from = this.#own;
    send({ type: 'passkeysFound', passkeys: arrival.passkeys });
    return true;
  }

  /**
   * Does one effect; those of others are none of its business.
   * @param attemptId the attempt whose evidence was sent last: an offer is taken with it
   */
  do(effect: Effect, state: State, attemptId: string | null): void {
    if (effect === 'preparePasskey')
      this.#asker.prepare(offered(state, attemptId), this.#needs.signal, (error) => this.#isUnlisted(error));
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
      else if (!this.#isUnlisted(error)) this.#fail(error);
    } finally {
      if (this.#asking === asking) this.#asking = null;
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
