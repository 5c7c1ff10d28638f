import type { PasskeySkipReason, SandboxPasskeyAnswer } from '@selfsame/contract';
import type { StandInPage } from '../capture-dependencies.ts';
import type { Effect, OpenPasskeyStep, State } from '../machine/states.ts';
import { ApiError } from '../session/session-api.ts';
import { wait } from '../session/waiting.ts';

/** What a user does who is asked for a passkey. `closed`: closes the browser's window (WebAuthn's `NotAllowedError`). */
export type PasskeyAct = SandboxPasskeyAnswer | 'closed' | Exclude<PasskeySkipReason, 'notNow'>;

/** What can go wrong at each step, in the order of the choice. */
export const passkeyFaults: Readonly<Record<OpenPasskeyStep, readonly Exclude<PasskeyAct, 'accept'>[]>> = {
  assert: ['unknownCredential', 'userNotVerified', 'closed', 'noAuthenticator', 'lost'],
  enrol: ['userNotVerified', 'closed', 'alreadyEnrolled', 'noAuthenticator'],
  offer: ['userNotVerified', 'closed', 'alreadyEnrolled'],
};

/** Time that a user takes to unlock a device, ms. */
const UNLOCK_MS = 400;

/** Whether the page waits for a passkey now. */
export const mayUsePasskey = (state: State): boolean => state.name === 'passkey' && state.phase !== 'busy';

/** Stands for a user with a passkey: answers in place of the browser's window. */
export class ActingPasskey {
  readonly #page: StandInPage;
  /** What comes of the window that the page is about to open; null: the browser's own opens. */
  #wanted: SandboxPasskeyAnswer | 'closed' | 'alreadyEnrolled' | null = null;

  constructor(page: StandInPage) {
    this.#page = page;
  }

  /** Presses the button of the page, or says why no passkey comes. Where {@link mayUsePasskey} says no, nothing happens. */
  use(act: PasskeyAct, state: State): void {
    if (!mayUsePasskey(state)) return;
    if (act === 'noAuthenticator' || act === 'lost') {
      this.#page.send({ type: 'passkeySkipped', reason: act });
    } else {
      this.#wanted = act;
      this.#page.send({ type: 'passkeyUsed' });
    }
  }

  /** @returns false where the browser's own window is to open */
  does(effect: Effect): boolean {
    const wanted = this.#wanted;
    if (effect !== 'usePasskey' || wanted === null) return false;
    this.#wanted = null;
    void this.#answer(wanted);
    return true;
  }

  async #answer(wanted: SandboxPasskeyAnswer | 'closed' | 'alreadyEnrolled'): Promise<void> {
    const { api, send, signal } = this.#page;
    try {
      await wait(UNLOCK_MS, signal);
      if (wanted === 'closed') return send({ type: 'passkeyTroubled', trouble: 'closed' });
      if (wanted === 'alreadyEnrolled') return send({ type: 'passkeyTroubled', trouble: 'exists' });
      const { outcome, session } = await api.sandbox.usePasskey(wanted, signal);
      send({ type: 'passkeyAnswered', outcome, session });
    } catch (error) {
      // That of a page that is gone is none.
      if (error instanceof ApiError) send({ type: 'failed', problem: error.problem });
    }
  }
}
