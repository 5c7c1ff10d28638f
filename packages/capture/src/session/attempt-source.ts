import type { IssuedAttempt } from '@selfsame/contract';
import type { DialogueSocket } from './dialogue-socket.ts';
import type { SessionApi } from './session-api.ts';

/** An attempt that the server has open, as far as this page needs it. */
export type OpenAttempt = Pick<IssuedAttempt, 'attemptId' | 'challenge'>;

/** An attempt to be answered now. */
export interface PreparedAttempt {
  readonly attempt: OpenAttempt;
  /** The line of its dialogue; null when there is none to be held. */
  readonly line: DialogueSocket | null;
}

/** An attempt asked for so long ago is not begun any more: its time runs, and its socket may have been closed. */
const MAX_AGE_MS = 25_000;

/**
 * Has the attempt ready when the face is: asked for while the camera starts, with its socket open. An attempt that was
 * never begun costs the user nothing.
 */
export class AttemptSource {
  readonly #api: Pick<SessionApi, 'issueAttempt' | 'openDialogue'>;
  readonly #clock: () => number;
  /** The attempt that the server wants more of. */
  #resumed: OpenAttempt | null = null;
  #ahead: { readonly atMs: number; readonly prepared: Promise<PreparedAttempt | null> } | null = null;
  #kind: OpenAttempt['challenge']['kind'] | null = null;

  constructor(api: Pick<SessionApi, 'issueAttempt' | 'openDialogue'>, clock: () => number) {
    this.#api = api;
    this.#clock = clock;
  }

  /** The kind of the attempt that was asked for last; null before its answer. */
  get kind(): OpenAttempt['challenge']['kind'] | null {
    return this.#kind;
  }

  /** Goes on with an attempt in place of a fresh one. */
  resume(attempt: OpenAttempt): void {
    this.#resumed = attempt;
  }

  /**
   * Asks for an attempt ahead. A failure is nobody's business yet: {@link take} asks again and tells.
   * @param calm without changing colours
   */
  prepare(signal: AbortSignal, calm: boolean): void {
    this.#drop();
    if (this.#resumed !== null) return;
    const prepared = this.#issue(signal, calm).catch(() => null);
    this.#ahead = { atMs: this.#clock(), prepared };
    signal.addEventListener('abort', () => this.#drop(), { once: true });
  }

  /** The attempt to answer now; each is given once. Rejects as the session API does. */
  async take(signal: AbortSignal, calm: boolean): Promise<PreparedAttempt> {
    const resumed = this.#resumed;
    this.#resumed = null;
    if (resumed !== null) return this.#open(resumed);
    const ahead = this.#ahead;
    this.#ahead = null;
    const isFresh = ahead !== null && this.#clock() - ahead.atMs < MAX_AGE_MS;
    const prepared = isFresh ? await ahead.prepared : null;
    if (!isFresh) closeLater(ahead);
    return prepared ?? this.#issue(signal, calm);
  }

  async #issue(signal: AbortSignal, calm: boolean): Promise<PreparedAttempt> {
    return this.#open(await this.#api.issueAttempt(calm, signal));
  }

  #open(attempt: OpenAttempt): PreparedAttempt {
    const { kind } = attempt.challenge;
    this.#kind = kind;
    return { attempt, line: kind === 'passive' ? null : this.#api.openDialogue(attempt.attemptId) };
  }

  #drop(): void {
    closeLater(this.#ahead);
    this.#ahead = null;
  }
}

function closeLater(ahead: { readonly prepared: Promise<PreparedAttempt | null> } | null): void {
  void ahead?.prepared.then((prepared) => prepared?.line?.close());
}
