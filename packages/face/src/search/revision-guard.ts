/**
 * Puts the changes of one tenant in order. Every change of a credential carries the `rev` of the database (a
 * sequence, so later changes have higher ones), and changes may arrive late, twice or out of order: a change counts
 * only when its rev is above the last one seen for that id, deletions included.
 *
 * Deleted ids leave a tombstone (id and rev, nothing of the face), so that a late insert can't bring a deleted
 * template back. Tombstones are bounded: above `maxTombstones` the half with the lowest revs is forgotten and
 * `floor` rises to the highest rev among them; from then on a change to an *unknown* id at or below `floor` is
 * refused, since it may be what a forgotten tombstone stood against. Wrongly refused would be only a first insert
 * that more than maxTombstones / 2 later deletions have overtaken.
 */
export class RevisionGuard {
  readonly #live = new Map<string, bigint>();
  readonly #tombstones = new Map<string, bigint>();
  readonly #maxTombstones: number;
  #floor: bigint | null = null;

  /** @param maxTombstones most deleted ids remembered, ≥ 1 */
  constructor(maxTombstones: number) {
    this.#maxTombstones = maxTombstones;
  }

  /** Deleted ids remembered. */
  get tombstones(): number {
    return this.#tombstones.size;
  }

  /** Whether a change of `id` at `rev` is later than all that is known of it. */
  isNews(id: string, rev: bigint): boolean {
    const last = this.#live.get(id) ?? this.#tombstones.get(id) ?? this.#floor;
    return last === null || rev > last;
  }

  /** Notes that `id` exists at `rev`; ask {@link isNews} first. */
  noteUpsert(id: string, rev: bigint): void {
    this.#tombstones.delete(id);
    this.#live.set(id, rev);
  }

  /** Notes that `id` is gone at `rev`; ask {@link isNews} first. */
  noteRemoval(id: string, rev: bigint): void {
    this.#live.delete(id);
    this.#tombstones.set(id, rev);
    if (this.#tombstones.size > this.#maxTombstones) this.#forgetOldest();
  }

  /** Notes that everything up to `rev` is gone; returns the ids that were there. */
  noteClear(rev: bigint): string[] {
    const gone: string[] = [];
    for (const [id, last] of this.#live) if (last <= rev) gone.push(id);
    for (const id of gone) this.#live.delete(id);
    for (const [id, last] of this.#tombstones) if (last <= rev) this.#tombstones.delete(id);
    this.#raiseFloor(rev);
    return gone;
  }

  #forgetOldest(): void {
    const byRev = [...this.#tombstones].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
    const forgotten = byRev.slice(0, Math.ceil(byRev.length / 2));
    for (const [id, rev] of forgotten) {
      this.#tombstones.delete(id);
      this.#raiseFloor(rev);
    }
  }

  #raiseFloor(rev: bigint): void {
    if (this.#floor === null || rev > this.#floor) this.#floor = rev;
  }
}
