import { type CutOff, raiseCutOff, startCutOff } from './cut-off.ts';
import { boundSlack, quantiseProbe, quantiseRow } from './quantise.ts';
import { blockRows, type RowArena } from './row-arena.ts';
import { SearchError } from './search-error.ts';
import { cosineOfUnits } from './unit-template.ts';

/** One row of a search result. */
export interface Match {
  id: string;
  /** Exact cosine of probe and template (float32 templates, float64 sum), -1…1. */
  cosine: number;
}

/** What to search for. */
export interface MatchQuery {
  /** Most matches wanted, ≥ 1. */
  k: number;
  /** Only matches with a cosine of at least this, -1…1. */
  minCosine: number;
  /** Called about every 5 µs of scanning; what it throws ends the search. */
  checkpoint?: () => void;
}

/** `blockRows` rows: codes at `address` in the arena, the rest here. */
interface Block {
  address: number;
  units: Float32Array;
  scales: Float32Array;
  errors: Float32Array;
}

/** Where the probe and the dots of one block lie in the scratch of the kernel's memory. */
const probeAddress = 0;
const dotsAddress = 4096;

/**
 * The templates of one tenant, searched exactly: an int8 scan bounds every cosine from above and below (see
 * quantise.ts), and every row that could be among the k best is compared again in float. So the result is that of
 * a float scan over all rows, bit for bit, at a quarter of the memory traffic.
 *
 * Memory per template of 512: 512 B codes + 2,048 B float32 + 8 B scale and error + the id, in blocks of 128 rows.
 * Rows are dense: a removed row is overwritten by the last one, whose place is zeroed, so nothing of a deleted
 * template stays behind.
 */
export class Gallery {
  readonly #arena: RowArena;
  readonly #blocks: Block[] = [];
  readonly #ids: string[] = [];
  readonly #rowOf = new Map<string, number>();

  constructor(arena: RowArena) {
    this.#arena = arena;
  }

  /** Templates held. */
  get size(): number {
    return this.#ids.length;
  }

  /** Bytes of templates, codes and bounds reserved by the blocks in use. */
  get bytes(): number {
    return this.#blocks.length * (this.#arena.blockBytes + blockRows * (this.#arena.dimension * 4 + 8));
  }

  /**
   * Inserts a template, or replaces the one of the same id.
   * @param unit of length 1, from `toUnitTemplate`; copied
   * @throws SearchError E_GALLERY_FULL
   */
  upsert(id: string, unit: Float32Array): void {
    let row = this.#rowOf.get(id);
    if (row === undefined) {
      row = this.size;
      if (row === this.#blocks.length * blockRows) this.#addBlock();
      this.#ids.push(id);
      this.#rowOf.set(id, row);
    }
    const { dimension, stride, bytes } = this.#arena;
    const { block, slot } = this.#locate(row);
    const start = block.address + slot * stride;
    const { scale, error } = quantiseRow(unit, bytes.subarray(start, start + dimension));
    block.scales[slot] = scale;
    block.errors[slot] = error;
    block.units.set(unit, slot * dimension);
  }

  /** Erases a template; false when there was none. */
  remove(id: string): boolean {
    const row = this.#rowOf.get(id);
    if (row === undefined) return false;
    const lastId = this.#ids.pop()!;
    const last = this.size;
    this.#rowOf.delete(id);
    if (row !== last) {
      this.#moveRow(last, row);
      this.#ids[row] = lastId;
      this.#rowOf.set(lastId, row);
    }
    this.#eraseRow(last);
    if (last % blockRows === 0) this.#arena.release(this.#blocks.pop()!.address);
    return true;
  }

  /** Erases everything. */
  clear(): void {
    for (const block of this.#blocks) {
      this.#arena.release(block.address);
      block.units.fill(0);
    }
    this.#blocks.length = 0;
    this.#ids.length = 0;
    this.#rowOf.clear();
  }

  /**
   * The k templates nearest to the probe, best first; of equal cosines the lower id first (by UTF-16 code unit).
   * @param probe of length 1, from `toUnitTemplate`
   */
  search(probe: Float32Array, query: MatchQuery): Match[] {
    const matches: Match[] = [];
    for (const row of this.#findCandidates(probe, query)) {
      const { block, slot } = this.#locate(row);
      const { dimension } = this.#arena;
      const unit = block.units.subarray(slot * dimension, (slot + 1) * dimension);
      const cosine = cosineOfUnits(probe, unit);
      if (cosine >= query.minCosine) matches.push({ id: this.#ids[row]!, cosine });
    }
    matches.sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1));
    return matches.slice(0, query.k);
  }

  /** Every row whose upper bound reaches the k-th best lower bound: the k best are among them. */
  #findCandidates(probe: Float32Array, query: MatchQuery): number[] {
    const { kernel, stride, dimension } = this.#arena;
    const probeCodes = new Int16Array(kernel.memory.buffer, probeAddress, stride);
    const dots = new Int32Array(kernel.memory.buffer, dotsAddress, blockRows);
    const cutOff = startCutOff(query.k, query.minCosine);
    const rows: number[] = [];
    const upperBounds: number[] = [];
    try {
      const { scale, error } = quantiseProbe(probe, probeCodes.subarray(0, dimension));
      for (const [index, block] of this.#blocks.entries()) {
        query.checkpoint?.();
        const count = Math.min(blockRows, this.size - index * blockRows);
        kernel.scan(probeAddress, block.address, count, stride, dotsAddress);
        collectCandidates(
          { block, dots, count, first: index * blockRows, scale, error },
          cutOff,
          rows,
          upperBounds,
        );
      }
    } finally {
      // The probe is somebody's template too.
      probeCodes.fill(0);
      dots.fill(0);
    }
    return rows.filter((_, i) => upperBounds[i]! >= cutOff.floor);
  }

  #locate(row: number): { block: Block; slot: number } {
    return { block: this.#blocks[Math.floor(row / blockRows)]!, slot: row % blockRows };
  }

  #addBlock(): void {
    try {
      const units = new Float32Array(blockRows * this.#arena.dimension);
      const scales = new Float32Array(blockRows);
      const errors = new Float32Array(blockRows);
      this.#blocks.push({ address: this.#arena.take(), units, scales, errors });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new SearchError('E_GALLERY_FULL', 'The machine has no memory for a further block of templates');
    }
  }

  #moveRow(from: number, to: number): void {
    const { dimension, stride, bytes } = this.#arena;
    const source = this.#locate(from);
    const target = this.#locate(to);
    const start = source.block.address + source.slot * stride;
    bytes.copyWithin(target.block.address + target.slot * stride, start, start + stride);
    const unit = source.block.units.subarray(source.slot * dimension, (source.slot + 1) * dimension);
    target.block.units.set(unit, target.slot * dimension);
    target.block.scales[target.slot] = source.block.scales[source.slot]!;
    target.block.errors[target.slot] = source.block.errors[source.slot]!;
  }

  #eraseRow(row: number): void {
    const { dimension, stride, bytes } = this.#arena;
    const { block, slot } = this.#locate(row);
    bytes.fill(0, block.address + slot * stride, block.address + (slot + 1) * stride);
    block.units.fill(0, slot * dimension, (slot + 1) * dimension);
    block.scales[slot] = 0;
    block.errors[slot] = 0;
  }
}

/** One scanned block: its dots, and the scale and error of the probe they were made with. */
interface ScannedBlock {
  block: Block;
  dots: Int32Array;
  count: number;
  /** Row number of the block's first row. */
  first: number;
  scale: number;
  error: number;
}

function collectCandidates(
  scanned: ScannedBlock,
  cutOff: CutOff,
  rows: number[],
  upperBounds: number[],
): void {
  const { block, dots, count, first, scale, error } = scanned;
  const { scales, errors } = block;
  const fixed = error + boundSlack;
  const grown = 1 + error;
  for (let slot = 0; slot < count; slot++) {
    const estimate = dots[slot]! * scales[slot]! * scale;
    const uncertainty = errors[slot]! * grown + fixed;
    if (estimate + uncertainty < cutOff.floor) continue;
    rows.push(first + slot);
    upperBounds.push(estimate + uncertainty);
    raiseCutOff(cutOff, estimate - uncertainty);
  }
}
