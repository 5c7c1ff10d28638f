import type { SeededRandom } from '../history/seeded-random.ts';

/** One act among those that run beside each other. */
interface Runner {
  /** Its calls that wait for their turn. */
  waiting: (() => void)[];
  /** Its calls that were let go and have not come back. */
  calling: number;
  /** Whether those were seen to wait for a lock that nobody has let go since. */
  isLocked: boolean;
}

/** How long nothing moves before somebody asks whether the calls under way wait for a lock, ms. */
const stillMs = 4;
const mostLooks = 100;

/**
 * Decides which of the acts that run beside each other makes its next call. One call is under way at a time, unless it waits
 * for a lock that another act has: so the seed alone says in which order statements reach the database.
 */
export class Turns {
  readonly #random: SeededRandom;
  readonly #countLocked: () => Promise<number>;
  readonly #runners = new Map<number, Runner>();
  #timer: NodeJS.Timeout | undefined;
  /** How often something moved, and how often somebody looked since. */
  #moves = 0;
  #looks = 0;

  /** @param countLocked how many calls wait for a lock of the database now */
  constructor(random: SeededRandom, countLocked: () => Promise<number>) {
    this.#random = random;
    this.#countLocked = countLocked;
  }

  /** Takes part from now on. */
  join(id: number): void {
    this.#runners.set(id, { waiting: [], calling: 0, isLocked: false });
  }

  /** Is done. */
  leave(id: number): void {
    for (const go of this.#runners.get(id)?.waiting ?? []) go();
    this.#runners.delete(id);
    this.#moved();
  }

  /** A lock may be free: who waited for one may go on by itself. */
  unlock(): void {
    for (const runner of this.#runners.values()) runner.isLocked = false;
  }

  /** Runs one call of an act when it is its turn. */
  async take<T>(id: number, run: () => Promise<T>): Promise<T> {
    const runner = this.#runners.get(id);
    if (runner === undefined || this.#runners.size === 1) return run();
    await new Promise<void>((go) => {
      runner.waiting.push(go);
      this.#moved();
    });
    runner.calling += 1;
    try {
      return await run();
    } finally {
      runner.calling -= 1;
      runner.isLocked = false;
      this.#moved();
    }
  }

  /** Lets the next call go when every act waits for its turn; looks again soon when one of them may yet come. */
  #moved(): void {
    clearTimeout(this.#timer);
    this.#moves += 1;
    this.#looks = 0;
    const runners = [...this.#runners.values()];
    const isReady = ({ waiting, calling }: Runner) => waiting.length > 0 && calling === 0;
    if (runners.every((runner) => runner.isLocked || isReady(runner))) this.#letGo();
    else this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#runners.size > 0) this.#timer = setTimeout(() => void this.#look(), stillMs);
  }

  /** Nothing moved for a while: who is under way waits for a lock, or for nothing that we see. */
  async #look(): Promise<void> {
    const calling = [...this.#runners.values()].reduce((sum, runner) => sum + runner.calling, 0);
    const moves = this.#moves;
    this.#looks += 1;
    const locked = await this.#countLocked();
    if (moves !== this.#moves) return;
    if (locked === calling) for (const runner of this.#runners.values()) runner.isLocked = runner.calling > 0;
    if (locked >= calling || this.#looks >= mostLooks) this.#letGo();
    else this.#lookSoon();
  }

  #letGo(): void {
    const waiting = [...this.#runners.values()].filter((runner) => runner.waiting.length > 0);
    if (waiting.length > 0) this.#random.pick(waiting).waiting.shift()!();
    // The call may wait for a lock from its first moment.
    this.#lookSoon();
  }
}
