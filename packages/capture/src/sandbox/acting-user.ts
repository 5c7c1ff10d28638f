import type { SimulateAttemptRequest } from '@selfsame/contract';
import type { StandIn, StandInPage } from '../capture-dependencies.ts';
import { holdMs } from '../guidance/hold-time.ts';
import { hintOf } from '../guidance/wanted-prompt.ts';
import type { Effect, PageModel, State } from '../machine/states.ts';
import { ApiError } from '../session/session-api.ts';
import { wait } from '../session/waiting.ts';

/** Times that a user and a camera take, ms: to read a screen, to open the camera, and to follow a hint. */
const READ_MS = 300;
const OPEN_MS = 400;
const FOLLOW_MS = 600;

/** Screens at which a capture can be begun again. */
const stops: readonly State['name'][] = ['retry', 'camera-error', 'paused', 'interrupted'];

/** Whether the user could begin a capture now. */
export const mayCapture = (state: State): boolean => nextOf(state) !== null || stops.includes(state.name);

/** Whether the page offers to decline now. */
export const mayDecline = (state: State): boolean =>
  (state.name === 'approval' && state.busy === null) || (state.name === 'passkey' && state.phase !== 'busy');

/** What the user does next on the way to the camera; null where that takes somebody real, or nothing. */
function nextOf(state: State): 'accept' | 'agree' | null {
  if (state.name === 'approval') return state.busy === null ? 'accept' : null;
  return state.name === 'intro' ? 'agree' : null;
}

/**
 * Stands for a user and a camera in a sandbox: goes the way of a real capture through every state of the page, and says
 * at its end how it comes out.
 */
export class ActingUser implements StandIn {
  readonly #page: StandInPage;
  /** What comes of the capture; null while nobody acts, and a camera takes the pictures. */
  #wanted: SimulateAttemptRequest | null = null;
  #attemptId: string | null = null;
  #run = new AbortController();
  #seen: State | null = null;

  constructor(page: StandInPage) {
    this.#page = page;
    page.signal.addEventListener('abort', () => this.#run.abort());
  }

  /** Begins a capture, whatever screen comes before it. Where {@link mayCapture} says no, nothing happens. */
  capture(wanted: SimulateAttemptRequest, { state }: PageModel): void {
    if (!mayCapture(state)) return;
    this.#wanted = wanted;
    this.#page.send({ type: nextOf(state) ?? 'again' });
  }

  /** Does nothing until the time of the session is over: at once. */
  async waitOut(): Promise<void> {
    const { api, send, signal } = this.#page;
    try {
      send({ type: 'refreshed', session: await api.sandbox.waitOut(signal) });
    } catch {
      // Over meanwhile, or out of reach: the session tells, as after its real end.
      send({ type: 'outdated' });
    }
  }

  saw({ state }: PageModel): void {
    if (state === this.#seen) return;
    this.#seen = state;
    if (this.#wanted === null) return;
    if (state.name === 'done' || state.name === 'elsewhere') this.#wanted = null;
    else if (nextOf(state) !== null)
      void this.#after(READ_MS, this.#page.signal, () => {
        const next = this.#seen === state ? nextOf(state) : null;
        if (next !== null && this.#wanted !== null) this.#page.send({ type: next });
      });
  }

  does(effect: Effect, model: PageModel): boolean {
    // Also while nobody acts: a camera that runs is stopped by itself.
    if (effect === 'restCamera' || effect === 'stopCamera') this.#run.abort();
    if (this.#wanted === null) return false;
    switch (effect) {
      case 'startCamera':
        void this.#openCamera(this.#wanted);
        return true;
      case 'capture':
        void this.#take(model);
        return true;
      case 'upload':
        void this.#upload(this.#wanted);
        return true;
      default:
        return false;
    }
  }

  async #openCamera({ remedies }: SimulateAttemptRequest): Promise<void> {
    const { send } = this.#page;
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    // What the page would have shown while what the server refuses was still in the picture; else one stands too far away.
    const hint = (remedies?.[0] && hintOf[remedies[0]]) ?? 'closer';
    await this.#after(OPEN_MS, signal, () => send({ type: 'cameraReady' }));
    if (document.hidden) send({ type: 'hidden' });
    await this.#after(READ_MS, signal, () => send({ type: 'judged', hint, held: false }));
    await this.#after(FOLLOW_MS, signal, () => send({ type: 'judged', hint: null, held: false }));
    await this.#after(holdMs('passive', false), signal, () =>
      send({ type: 'judged', hint: null, held: true }),
    );
  }

  async #take({ session }: PageModel): Promise<void> {
    const { api, send } = this.#page;
    const { signal } = this.#run;
    await this.#ask(async () => {
      this.#attemptId = (await api.sandbox.issueAttempt(signal)).attemptId;
      const plan = session?.capture;
      await wait(plan ? (plan.frames - 1) * plan.intervalMs : 0, signal);
      send({ type: 'captured' });
    });
  }

  async #upload(wanted: SimulateAttemptRequest): Promise<void> {
    const { api, send, signal } = this.#page;
    const attemptId = this.#attemptId;
    if (attemptId === null) return;
    send({ type: 'progress', fraction: 1 });
    await this.#ask(async () => {
      const { outcome, remedies, session } = await api.sandbox.simulate(attemptId, wanted, signal);
      this.#wanted = null;
      send({ type: 'answered', outcome, remedies, session });
    });
  }

  /** Does what takes a time; nothing once that time was cut off. */
  async #after(ms: number, signal: AbortSignal, act: () => void): Promise<void> {
    const isOver = await wait(ms, signal).then(
      () => true,
      () => false,
    );
    if (isOver) act();
  }

  /** Hands a failure on; that of a page that is gone or of a run that was cut off is none. */
  async #ask(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ApiError) this.#page.send({ type: 'failed', problem: error.problem });
    }
  }
}
