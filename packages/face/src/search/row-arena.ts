import type { ScanKernel } from './kernel/scan-kernel.ts';
import { scratchBytes } from './kernel/scan-kernel.ts';
import { maximumDimension } from './quantise.ts';
import { SearchError } from './search-error.ts';

/** Rows a block holds. At 512 components a block is one WebAssembly page of codes and 256 KiB of float32. */
export const blockRows = 128;

/**
 * The int8 rows of all tenants in the one memory of a scan kernel, dealt out in blocks of {@link blockRows} rows.
 * Blocks never move: memory grows in place, so no stale copy of a row is left behind by growth. A released block
 * is zeroed and dealt again; memory is not given back to the system before the worker ends.
 */
export class RowArena {
  readonly kernel: ScanKernel;
  /** Components of a template. */
  readonly dimension: number;
  /** Bytes of a row: `dimension` rounded up to 32, the rest zero. */
  readonly stride: number;
  readonly #free: number[] = [];
  #next = scratchBytes;
  #bytes: Int8Array;

  /** @throws SearchError E_SEARCH_ARGUMENT when `dimension` is not an integer of 1…1024 */
  constructor(kernel: ScanKernel, dimension: number) {
    if (!Number.isInteger(dimension) || dimension < 1 || dimension > maximumDimension) {
      throw new SearchError('E_SEARCH_ARGUMENT', `A template has 1…${maximumDimension} components`);
    }
    this.kernel = kernel;
    this.dimension = dimension;
    this.stride = Math.ceil(dimension / 32) * 32;
    this.#bytes = new Int8Array(kernel.memory.buffer);
  }

  /** The whole memory. Take it anew after {@link take}: growth detaches it. */
  get bytes(): Int8Array {
    if (this.#bytes.buffer !== this.kernel.memory.buffer)
      this.#bytes = new Int8Array(this.kernel.memory.buffer);
    return this.#bytes;
  }

  /** Bytes of a block. */
  get blockBytes(): number {
    return blockRows * this.stride;
  }

  /**
   * The address of a block of zeros.
   * @throws SearchError E_GALLERY_FULL when the memory can't grow
   */
  take(): number {
    const reused = this.#free.pop();
    if (reused !== undefined) return reused;
    const missing = this.#next + this.blockBytes - this.kernel.memory.buffer.byteLength;
    if (missing > 0) this.#grow(Math.ceil(missing / 65_536));
    const address = this.#next;
    this.#next += this.blockBytes;
    return address;
  }

  /** Takes a block back and zeroes it. */
  release(address: number): void {
    this.bytes.fill(0, address, address + this.blockBytes);
    this.#free.push(address);
  }

  #grow(pages: number): void {
    // An untouched page costs nothing yet, so grow by a quarter; at the end of the memory take what is left.
    const generous = Math.max(pages, 16, Math.floor(this.kernel.memory.buffer.byteLength / 65_536 / 4));
    for (const step of [generous, pages]) {
      try {
        this.kernel.memory.grow(step);
        return;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    throw new SearchError('E_GALLERY_FULL', 'The memory of the search worker is full');
  }
}
