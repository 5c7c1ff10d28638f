import type { Kernels } from './kernels.ts';

type Exports = Pick<Kernels, 'conv5' | 'dw3' | 'shortcut' | 'pointwise'> & {
  readonly memory: WebAssembly.Memory;
  alloc(bytes: number): number;
};

const imports: WebAssembly.Imports = {
  env: {
    abort() {
      throw new Error('detector kernel aborted');
    },
  },
};

/**
 * The SIMD kernels from a compiled module.
 * @throws CompileError or LinkError where wasm or SIMD is not allowed (CSP) or not known
 */
export async function createWasmKernels(module: BufferSource): Promise<Kernels> {
  return wrap((await WebAssembly.instantiate(module, imports)).instance);
}

/**
 * Fetches and compiles the module while it streams; when the server names a wrong MIME type (a white screen on
 * Safari, amplify-ui#7143) the bytes are taken and compiled at once instead.
 * @throws Error when the file cannot be had or compiled either way
 */
export async function fetchWasmKernels(url: string): Promise<Kernels> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`kernels: HTTP ${response.status}`);
  const spare = response.clone();
  try {
    return wrap((await WebAssembly.instantiateStreaming(response, imports)).instance);
  } catch {
    return createWasmKernels(await spare.arrayBuffer());
  }
}

function wrap(instance: WebAssembly.Instance): Kernels {
  const { memory, alloc, conv5, dw3, shortcut, pointwise } = instance.exports as unknown as Exports;
  return {
    name: 'wasm',
    // 16 spare bytes, because asc's stub allocator does not promise SIMD alignment.
    alloc: (count) => (alloc(count * 4 + 16) + 15) & ~15,
    view: (at, count) => new Float32Array(memory.buffer, at, count),
    conv5,
    dw3,
    shortcut,
    pointwise,
  };
}
