import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtFolder, builtRemedy } from '../../built-folder.ts';
import { hashBytes } from '../../model/hash-file.ts';
import { ModelUnusable } from '../../model/model-unusable.ts';

/** SHA-256 of the compiled kernel (assemblyscript 0.28.20): what runs is what was reviewed and tested, as with a model. */
export const kernelSha256 = '6c2d8beecda8af005c4f1183d4eb4891397649b91f75fbd0026f7ed156f18ab5';

/** Where `npm run build` keeps the compiled kernel. */
export const kernelFile = join(builtFolder, 'search-kernel.wasm');

/**
 * The search kernel: a WebAssembly binary that imports `env.memory` and exports `scan`.
 * @throws ModelUnusable when the file is absent or is not the pinned one; the message says what to run
 */
export async function readKernel(file: string = kernelFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new ModelUnusable(`The search kernel ${file} can't be read (${cause.code}). ${builtRemedy}`, {
      cause,
    });
  });
  if (!isKernel(bytes))
    throw new ModelUnusable(`The search kernel ${file} is not the one that was tested. ${builtRemedy}`);
  return new Uint8Array(bytes);
}

/** Whether these bytes are the pinned kernel. */
export const isKernel = (bytes: Uint8Array): boolean => hashBytes(bytes) === kernelSha256;
