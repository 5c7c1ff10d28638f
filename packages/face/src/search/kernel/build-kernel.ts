/**
 * Compiles scan.as to WebAssembly, once per machine. The result is pinned by its SHA-256, as a model is: what
 * runs is what was reviewed and tested, wherever it was compiled or cached.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** SHA-256 of the compiled kernel (assemblyscript 0.28.20). After a change of scan.as the error of {@link compileKernel} says the new one. */
export const kernelSha256 = '6c2d8beecda8af005c4f1183d4eb4891397649b91f75fbd0026f7ed156f18ab5';

/** Where the compiled kernel is kept unless told otherwise: `.cache/search` of the repository. */
const defaultKernelDirectory = fileURLToPath(new URL('../../../../../.cache/search/', import.meta.url));

const sourceFile = fileURLToPath(new URL('./scan.as', import.meta.url));

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Compiles the kernel, about one second.
 * @returns the WebAssembly binary (it imports `env.memory`, exports `scan`)
 * @throws Error when the source does not compile, or compiles to something other than {@link kernelSha256}
 */
async function compileKernel(): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded only when needed: the compiler is 20 MB that a machine with a warm cache never sees.
  const { default: compiler } = await import('assemblyscript/asc');
  const source = await readFile(sourceFile, 'utf8');
  const { binary, stderr, error } = await compiler.compileString(source, {
    optimizeLevel: 3,
    runtime: 'stub',
    importMemory: true,
    noAssert: true,
    enable: ['simd'],
  });
  if (error || !binary)
    throw new Error(`The search kernel does not compile: ${stderr.toString()}`, { cause: error });
  if (sha256(binary) !== kernelSha256) {
    throw new Error(`The search kernel compiled to ${sha256(binary)}, expected ${kernelSha256}`);
  }
  return new Uint8Array(binary);
}

/**
 * The compiled kernel from `directory`, compiled and kept there first when it is absent or not the pinned one.
 * @throws Error as {@link compileKernel}
 */
export async function buildKernel(
  directory: string = defaultKernelDirectory,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(directory, 'kernel.wasm');
  const cached = await readFile(file).catch(() => null);
  if (cached && sha256(cached) === kernelSha256) return cached;
  const binary = await compileKernel();
  await keep(directory, file, binary);
  return binary;
}

async function keep(directory: string, file: string, binary: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(temporary, binary);
    await rename(temporary, file);
  } catch {
    // A read-only installation only pays the second of compiling at each start.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
