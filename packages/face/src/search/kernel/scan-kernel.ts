/// <reference path="./webassembly.d.ts" />

/**
 * The inner loop of 1:N search: integer dot products of one int16 probe with consecutive int8 rows.
 * Integers, so the WASM-SIMD kernel and the plain JavaScript one give the same 32 bits on every machine.
 */
export interface ScanKernel {
  readonly name: 'wasm-simd' | 'javascript';
  /** The memory all addresses below point into. The first {@link scratchBytes} are the caller's scratch. */
  readonly memory: WebAssembly.Memory;
  /**
   * `dots[r] = Σc probe[c]·rows[r·stride + c]` for r < count.
   * @param probe address of `stride` int16, 2-aligned
   * @param rows address of `count` × `stride` int8
   * @param stride bytes a row, a multiple of 32
   * @param dots address of `count` int32, 4-aligned; written
   */
  scan(probe: number, rows: number, count: number, stride: number, dots: number): void;
}

/** Bytes at the start of the kernel's memory that hold no rows: room for a probe and a block of dots. */
export const scratchBytes = 65_536;

/** Pages of 64 KiB in the largest memory WebAssembly addresses with 32 bits: 4 GiB. */
const maximumPages = 65_536;

/** A kernel with a memory of its own, from the bytes of `readKernel`. JavaScript where the CPU lacks SIMD. */
export function createKernel(wasm: Uint8Array<ArrayBuffer>): ScanKernel {
  return WebAssembly.validate(wasm) ? createWasmKernel(wasm) : createJavascriptKernel();
}

/** @throws WebAssembly.CompileError when this CPU has no SIMD (SSE4.1 or NEON) */
export function createWasmKernel(wasm: Uint8Array<ArrayBuffer>): ScanKernel {
  const memory = createMemory();
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } });
  return { name: 'wasm-simd', memory, scan: instance.exports.scan as ScanKernel['scan'] };
}

/** The same results without WebAssembly SIMD, about 25 times slower; the oracle of the tests. */
export function createJavascriptKernel(): ScanKernel {
  const memory = createMemory();
  return {
    name: 'javascript',
    memory,
    scan: (probe, rows, count, stride, dots) =>
      scanRows(
        new Int16Array(memory.buffer, probe, stride),
        new Int8Array(memory.buffer, rows, count * stride),
        new Int32Array(memory.buffer, dots, count),
      ),
  };
}

function createMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: scratchBytes / 65_536, maximum: maximumPages });
}

function scanRows(probe: Int16Array, rows: Int8Array, dots: Int32Array): void {
  const stride = probe.length;
  for (let row = 0, at = 0; row < dots.length; row++) {
    let sum = 0;
    for (let column = 0; column < stride; column++, at++) sum += probe[column]! * rows[at]!;
    dots[row] = sum;
  }
}
