import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hashBytes, hashFile } from '../src/model/hash-file.ts';
import { isKernel, kernelFile, kernelSha256 } from '../src/search/kernel/read-kernel.ts';
import { writeWhole } from './write-whole.ts';

const sourceFile = new URL('../src/search/kernel/scan.as', import.meta.url);
const options = '-O3 --noAssert --runtime stub --importMemory --enable simd'.split(' ');

/** By the compiler's command, because its types redefine `console`. */
async function compileKernel(): Promise<Uint8Array> {
  const compiler = dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json'));
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-kernel-'));
  try {
    await copyFile(sourceFile, join(folder, 'scan.ts'));
    const args = [join(compiler, 'bin/asc.js'), 'scan.ts', '--outFile', 'scan.wasm', ...options];
    await promisify(execFile)(process.execPath, args, { cwd: folder });
    return await readFile(join(folder, 'scan.wasm'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Compiles scan.as to WebAssembly, about a second, unless `file` is already the pinned kernel.
 * @throws Error when the source does not compile, or compiles to something other than {@link kernelSha256}. After a
 *   change of scan.as the message says the new hash.
 */
export async function buildKernel(file: string = kernelFile): Promise<'built' | 'upToDate'> {
  if ((await hashFile(file)) === kernelSha256) return 'upToDate';
  const binary = await compileKernel();
  if (!isKernel(binary))
    throw new Error(`The search kernel compiled to ${hashBytes(binary)}, expected ${kernelSha256}`);
  await writeWhole(file, binary);
  return 'built';
}
