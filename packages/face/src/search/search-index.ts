import type { Match } from './gallery.ts';
import { readKernel } from './kernel/read-kernel.ts';
import { maximumDimension } from './quantise.ts';
import { SearchError } from './search-error.ts';
import type { SearchStats } from './tenant-galleries.ts';
import { toUnitTemplate } from './unit-template.ts';
import { WorkerCalls } from './worker-calls.ts';

/** One credential as the database has it. `rev` rises with every change of any credential of the tenant. */
export interface SearchEntry {
  id: string;
  /** Any length above zero; copied. */
  template: Float32Array;
  rev: bigint;
}

/** How many matches, and how good. */
export interface SearchQuery {
  /** Most matches, an integer of 1…1000. */
  k: number;
  /** Lowest cosine of a match, -1…1. */
  minCosine: number;
  /** Rejects at once with the signal's reason, and spares the worker the rest of the scan. */
  signal?: AbortSignal;
}

/** How an index is built. */
export interface SearchIndexOptions {
  /** Components of a template, 1…1024: that of the embedder. */
  dimension: number;
  /** Deleted ids remembered per tenant against late inserts (about 200 B each); 65,536 unless told otherwise. */
  maxTombstones?: number;
  /** Calls of any kind that may wait before further searches are refused; 256 unless told otherwise. */
  maxPending?: number;
}

/** The most matches a search returns. */
const largestK = 1000;

/**
 * 1:N search in a worker thread of its own: exact, each tenant for itself, in memory only. The database is the
 * truth; the index follows it by `rev` and is built anew at each start.
 *
 * Calls are answered in the order they were made, so a search sees every change whose promise came before it.
 * Nothing of a deleted template remains in the worker: rows are overwritten and zeroed, buffers on the way are
 * transferred and zeroed too.
 *
 * Every method rejects with SearchError: E_SEARCH_UNAVAILABLE after `close` or when the worker died (build a new
 * index), E_TEMPLATE_DIMENSION or E_TEMPLATE_INVALID for a template that is none.
 */
export class SearchIndex {
  readonly #calls: WorkerCalls;
  readonly #dimension: number;
  readonly #maxPending: number;

  private constructor(calls: WorkerCalls, dimension: number, maxPending: number) {
    this.#calls = calls;
    this.#dimension = dimension;
    this.#maxPending = maxPending;
  }

  /**
   * Starts the worker.
   * @throws SearchError E_SEARCH_ARGUMENT for an option out of range
   * @throws ModelUnusable when `npm run build` has not made the kernel
   */
  static async open(options: SearchIndexOptions): Promise<SearchIndex> {
    const { dimension, maxTombstones = 65_536, maxPending = 256 } = options;
    requireInteger('dimension', dimension, maximumDimension);
    requireInteger('maxTombstones', maxTombstones, Number.MAX_SAFE_INTEGER);
    requireInteger('maxPending', maxPending, Number.MAX_SAFE_INTEGER);
    const wasm = await readKernel();
    const calls = await WorkerCalls.start({ wasm, dimension, maxTombstones });
    return new SearchIndex(calls, dimension, maxPending);
  }

  /** Inserts or replaces; false when the index knew this or a later rev of the id, so nothing changed. */
  async upsert(tenantId: string, id: string, template: Float32Array, rev: bigint): Promise<boolean> {
    return (await this.upsertMany(tenantId, [{ id, template, rev }])) === 1;
  }

  /**
   * Inserts or replaces many in one message (some thousands at a time suit a start); all are checked before any is
   * sent. Returns how many were news.
   * @throws SearchError E_GALLERY_FULL when the worker's memory is full; the entries before that are in
   */
  async upsertMany(tenantId: string, entries: readonly SearchEntry[]): Promise<number> {
    const units = new Float32Array(entries.length * this.#dimension);
    for (const [i, { template }] of entries.entries()) {
      const unit = toUnitTemplate(template, this.#dimension);
      units.set(unit, i * this.#dimension);
      unit.fill(0);
    }
    const ask = { tenantId, ids: entries.map(({ id }) => id), units, revs: entries.map(({ rev }) => rev) };
    return this.#calls.call('upsert', ask, [units.buffer]);
  }

  /** Erases; false when the index knew this or a later rev of the id. An id never seen is remembered as deleted. */
  async remove(tenantId: string, id: string, rev: bigint): Promise<boolean> {
    return this.#calls.call('remove', { tenantId, id, rev });
  }

  /** Erases every template of the tenant with a rev up to `rev`, for good; returns how many. Later ones stay. */
  async clear(tenantId: string, rev: bigint): Promise<number> {
    return this.#calls.call('clear', { tenantId, rev });
  }

  /**
   * The templates of the tenant nearest to the probe, best first, equal cosines by id.
   * @throws SearchError E_SEARCH_ARGUMENT for k or minCosine out of range, E_SEARCH_OVERLOADED when too many calls
   * wait; the signal's reason when it is aborted
   */
  async search(tenantId: string, probe: Float32Array, query: SearchQuery): Promise<Match[]> {
    const { k, minCosine, signal } = query;
    signal?.throwIfAborted();
    requireInteger('k', k, largestK);
    if (!(minCosine >= -1 && minCosine <= 1))
      throw new SearchError('E_SEARCH_ARGUMENT', 'minCosine is out of -1…1');
    const unit = toUnitTemplate(probe, this.#dimension);
    if (this.#calls.pending >= this.#maxPending) {
      throw new SearchError('E_SEARCH_OVERLOADED', 'Too many searches wait');
    }
    const aborted = signal ? new Int32Array(new SharedArrayBuffer(4)) : null;
    const answer = this.#calls.call('search', { tenantId, probe: unit, k, minCosine, aborted }, [
      unit.buffer,
    ]);
    return signal && aborted ? raceSignal(answer, signal, aborted) : answer;
  }

  /** Templates of the tenant. */
  async size(tenantId: string): Promise<number> {
    return this.#calls.call('size', { tenantId });
  }

  /** What the worker holds, over all tenants; for metrics. */
  async stats(): Promise<SearchStats> {
    return this.#calls.call('stats', {});
  }

  /** Ends the worker and gives its memory back; calls not answered yet are refused. */
  async close(): Promise<void> {
    await this.#calls.close();
  }
}

function requireInteger(name: string, value: number, largest: number): void {
  if (!Number.isInteger(value) || value < 1 || value > largest) {
    throw new SearchError('E_SEARCH_ARGUMENT', `${name} is an integer of 1…${largest}, not ${value}`);
  }
}

function raceSignal(answer: Promise<Match[]>, signal: AbortSignal, aborted: Int32Array): Promise<Match[]> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      Atomics.store(aborted, 0, 1);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
