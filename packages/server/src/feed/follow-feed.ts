import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '@selfsame/contract';
import type { Log } from '../platform/log.ts';
import { type FeedRow, readFeed, readFeedHead } from '../store/feed.ts';
import type { Db } from '../store/seal/vault.ts';
import { FeedMark } from './feed-mark.ts';

/** Takes what is new for one tenant, and the mark from which one who comes back goes on. */
export type FeedListener = (rows: readonly FeedRow[], mark: number) => void;

/** Somebody who follows. */
export interface Following {
  /** What happened since the mark they came with; null when they know nothing, or it is too long ago to tell. */
  missed: readonly FeedRow[] | null;
  /** The mark they have now. */
  mark: number;
  leave(): void;
}

/** What the feed needs. */
export interface FeedOptions {
  db: Db;
  log: Pick<Log, 'warn'>;
  /** ms; any clock that never goes back. */
  now?: () => number;
}

/** Numbers before the head that are watched from the start: their transactions may still be open. */
const lookBack = 1_000;
/** Longer than any transaction of ours lives. */
const gapLifeMs = 120_000;
const mostGaps = 200;
const batch = 1_000;
const failureWaitMs = 2_000;

/**
 * The committed events of all tenants, told to those who follow one. Twice a second, while anybody follows and never
 * otherwise, one query reads what the audit log and the deliveries gained. Decision 0110 tells why it asks instead of
 * being told.
 */
export class Feed {
  readonly #db: Db;
  readonly #log: FeedOptions['log'];
  readonly #now: () => number;
  readonly #listeners = new Map<string, Set<FeedListener>>();
  #mark: Promise<FeedMark> | null = null;
  #ending = new AbortController();

  constructor({ db, log, now = () => performance.now() }: FeedOptions) {
    this.#db = db;
    this.#log = log;
    this.#now = now;
  }

  /**
   * Follows a tenant. From when it resolves on, nothing that commits is missed.
   * @param after mark up to which the listener knows everything; undefined: they know nothing yet
   */
  async follow(tenantId: string, listener: FeedListener, after: number | undefined): Promise<Following> {
    const of = this.#listeners.get(tenantId) ?? new Set();
    this.#listeners.set(tenantId, of.add(listener));
    const leave = () => this.#leave(tenantId, listener);
    try {
      this.#mark ??= this.#start();
      const mark = await this.#mark;
      const now = mark.safe;
      const missed = after === undefined ? null : await this.#readMissed(tenantId, after, mark.high);
      return { missed, mark: now, leave };
    } catch (error) {
      this.#mark = null;
      leave();
      throw error;
    }
  }

  #leave(tenantId: string, listener: FeedListener): void {
    const of = this.#listeners.get(tenantId);
    of?.delete(listener);
    if (of?.size === 0) this.#listeners.delete(tenantId);
    if (this.#listeners.size === 0) this.stop();
  }

  /** Ends the reading; it begins anew when somebody follows. */
  stop(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#mark = null;
  }

  async #start(): Promise<FeedMark> {
    const { signal } = this.#ending;
    const head = await readFeedHead(this.#db);
    const mark = new FeedMark(Math.max(0, head - lookBack), { gapLifeMs, mostGaps });
    // What is visible by now is news to nobody.
    for (const { entry } of await readFeed(this.#db, { ranges: mark.ranges, limit: 2 * lookBack }))
      mark.see(entry, this.#now());
    void this.#readUntil(signal, mark);
    return mark;
  }

  async #readUntil(signal: AbortSignal, mark: FeedMark): Promise<void> {
    let isFailing = false;
    let waitMs: number = limits.feed.pollMs;
    while (!signal.aborted) {
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        waitMs = (await this.#readOn(mark)) ? 0 : limits.feed.pollMs;
        isFailing = false;
      } catch (error) {
        if (!isFailing) this.#log.warn({ err: error }, 'the live feed cannot be read; trying again');
        isFailing = true;
        waitMs = failureWaitMs;
      }
    }
  }

  /** @returns whether there is more at once */
  async #readOn(mark: FeedMark): Promise<boolean> {
    const rows = await readFeed(this.#db, { ranges: mark.ranges, limit: batch });
    const news = rows.filter(({ entry }) => mark.see(entry, this.#now()));
    mark.forget(this.#now());
    for (const [tenantId, told] of Map.groupBy(news, (row) => row.tenantId))
      for (const listener of this.#listeners.get(tenantId) ?? []) listener(told, mark.safe);
    return rows.length === batch;
  }

  async #readMissed(tenantId: string, after: number, high: number): Promise<readonly FeedRow[] | null> {
    if (after > high || high - after > limits.feed.window) return null;
    if (after === high) return [];
    const rows = await readFeed(this.#db, {
      ranges: [{ from: after + 1, to: high }],
      tenantId,
      limit: limits.feed.replayed + 1,
    });
    return rows.length > limits.feed.replayed ? null : rows;
  }
}
