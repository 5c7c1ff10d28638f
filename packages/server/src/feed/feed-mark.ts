/** Numbers that were skipped: their transactions are still open, or were rolled back. */
interface Gap {
  from: number;
  to: number;
  since: number;
}

/** How a mark looks after its gaps. */
export interface FeedMarkOptions {
  /** A gap this old was rolled back: no transaction of ours lives longer, ms. */
  gapLifeMs: number;
  /** Gaps that are watched at most; the oldest are given up first. */
  mostGaps: number;
}

/**
 * How far a reader has come in a list that is numbered in the order of writing, while rows become visible in the order
 * of committing. It remembers the numbers it passed without seeing them, so that a row which commits late is found.
 */
export class FeedMark {
  #high: number;
  #gaps: Gap[] = [];
  readonly #options: FeedMarkOptions;

  /** @param high everything up to here counts as seen */
  constructor(high: number, options: FeedMarkOptions) {
    this.#high = high;
    this.#options = options;
  }

  /** The highest number seen. */
  get high(): number {
    return this.#high;
  }

  /** Up to here nothing is missing: whoever starts after it misses nothing. */
  get safe(): number {
    return this.#gaps.length === 0 ? this.#high : Math.min(...this.#gaps.map(({ from }) => from)) - 1;
  }

  /** What to read next: the gaps, and all that is higher. */
  get ranges(): { from: number; to: number | null }[] {
    return [...this.#gaps.map(({ from, to }) => ({ from, to })), { from: this.#high + 1, to: null }];
  }

  /** Takes a row that was read; false when it was seen before. */
  see(entry: number, now: number): boolean {
    if (entry > this.#high) {
      if (entry > this.#high + 1) this.#gaps.push({ from: this.#high + 1, to: entry - 1, since: now });
      this.#high = entry;
      return true;
    }
    const index = this.#gaps.findIndex(({ from, to }) => from <= entry && entry <= to);
    const gap = this.#gaps[index];
    if (!gap) return false;
    const parts = [
      { ...gap, to: entry - 1 },
      { ...gap, from: entry + 1 },
    ];
    this.#gaps.splice(index, 1, ...parts.filter(({ from, to }) => from <= to));
    return true;
  }

  /** Gives up gaps that nobody will fill any more. */
  forget(now: number): void {
    const { gapLifeMs, mostGaps } = this.#options;
    this.#gaps = this.#gaps.filter(({ since }) => now - since < gapLifeMs).slice(-mostGaps);
  }
}
