import type { SimulateAttemptRequest } from '@selfsame/contract';
import type { StandIn, StandInPage } from '../capture-dependencies.ts';
import { holdMs } from '../guidance/hold-time.ts';
import { hintOf } from '../guidance/wanted-prompt.ts';
import type { Ask, Effect, PageModel, State } from '../machine/states.ts';
import { ApiError } from '../session/session-api.ts';
import { wait } from '../session/waiting.ts';
import { ActingPasskey, type PasskeyAct } from './acting-passkey.ts';

/** Times that a user and a camera take, ms: to read a screen, to open the camera, and to follow a hint. */
const READ_MS = 300;
const OPEN_MS = 400;
const FOLLOW_MS = 600;

/** The turns that are played, as many as the server asks for at least (`limits.challengeTurns.min`); it draws them at random. */
const TURNS = ['left', 'right', 'up'] as const;
/** Looks at a head on its way to a turn: what is shown of each, 0…1, and the time between two, ms. */
const PROGRESS = [0, 0.5, 1] as const;
const LOOK_MS = 330;

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
  readonly #passkey: ActingPasskey;
  /** What comes of the capture; null while nobody acts, and a camera takes the pictures. */
  #wanted: SimulateAttemptRequest | null = null;
  #attemptId: string | null = null;
  /** Whether a turn of the head was asked for before. */
  #wasAsked = false;
  #run = new AbortController();
  #seen: State | null = null;

  constructor(page: StandInPage) {
    this.#page = page;
    this.#passkey = new ActingPasskey(page);
    page.signal.addEventListener('abort', () => this.#run.abort());
  }

  /** Begins a capture, whatever screen comes before it. Where {@link mayCapture} says no, nothing happens. */
  capture(wanted: SimulateAttemptRequest, { state }: PageModel): void {
    if (!mayCapture(state)) return;
    this.#wanted = wanted;
    this.#page.send({ type: nextOf(state) ?? 'again' });
  }

  /** Does what a user does who is asked for a passkey. */
  usePasskey(act: PasskeyAct, { state }: PageModel): void {
    this.#passkey.use(act, state);
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
    if (this.#passkey.does(effect)) return true;
    if (this.#wanted === null) return false;
    switch (effect) {
      case 'startCamera':
        void this.#openCamera(this.#wanted, model);
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

  async #openCamera({ remedies }: SimulateAttemptRequest, { turns }: PageModel): Promise<void> {
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
    const hold = holdMs(turns ? 'head-turn' : 'passive', this.#wasAsked);
    await this.#after(hold, signal, () => send({ type: 'judged', hint: null, held: true }));
  }

  async #take({ session, turns }: PageModel): Promise<void> {
    const { api, send } = this.#page;
    const { signal } = this.#run;
    await this.#ask(async () => {
      this.#attemptId = (await api.sandbox.issueAttempt(signal)).attemptId;
      const plan = session?.capture;
      // The pictures of a dialogue are taken whenever it asks to look straight.
      if (turns) await this.#followTurns(signal);
      else await wait(plan ? (plan.frames - 1) * plan.intervalMs : 0, signal);
      send({ type: 'captured' });
    });
  }

  /** Follows the prompts of a head that turns, one turn after the other, and back to the middle after each. */
  async #followTurns(signal: AbortSignal): Promise<void> {
    const about = { turns: TURNS.length, hint: null, color: null };
    const show = async (step: Ask['step'], done: number, progress: number) => {
      this.#page.send({ type: 'asked', ask: { ...about, step, done, progress } });
      await wait(LOOK_MS, signal);
    };
    await show('center', 0, 0);
    for (const [done, step] of TURNS.entries()) {
      this.#wasAsked = true;
      for (const progress of PROGRESS) await show(step, done, progress);
      await show('center', done + 1, 0);
    }
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
