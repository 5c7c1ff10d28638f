/** The part of the WebAssembly namespace we use; @types/node leaves it to the DOM library, which a server must not see. */
declare namespace WebAssembly {
  class Module {
    private readonly brand;
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports?: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    constructor(pages: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB, detaches the old `buffer`, returns the old page count; RangeError when out of memory. */
    grow(pages: number): number;
  }
  function validate(bytes: Uint8Array): boolean;
}
