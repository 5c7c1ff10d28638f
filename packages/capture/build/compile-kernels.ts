import { main } from 'assemblyscript/asc';

/**
 * Compiles the AssemblyScript kernels to WebAssembly with SIMD and no runtime.
 *
 * @param source the text of `kernels/blaze.as.ts`
 * @returns the wasm module; it imports nothing but `env.abort`
 * @throws Error with asc's own diagnostics when the source does not compile
 */
export async function compileKernels(source: string): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await main(
    ['blaze.ts', '--outFile', 'blaze.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
    {
      readFile: (name: string) => (name === 'blaze.ts' ? source : null),
      writeFile: (name: string, contents: Uint8Array | string) => {
        if (name === 'blaze.wasm' && typeof contents !== 'string') wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === undefined) throw new Error(`kernels do not compile: ${stderr.toString()}`);
  return wasm;
}
