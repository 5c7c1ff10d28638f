import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileKernels } from './compile-kernels.ts';
import { extractWeights } from './extract-weights.ts';

const root = join(import.meta.dirname, '..');

/** Google's own model file, found through npm. */
export const modelFile: string = createRequire(import.meta.url).resolve(
  '@mediapipe/face_detection/face_detection_short_range.tflite',
);

/** Folder of the detector's two built files. */
export const generatedFolder: string = join(root, 'generated');

/** Writes `generated/blaze.wasm` and `generated/blaze-f16.bin`, which the page fetches. */
export async function writeGenerated(): Promise<void> {
  await mkdir(generatedFolder, { recursive: true });
  const [source, model] = await Promise.all([
    readFile(join(root, 'kernels/blaze.as.ts'), 'utf8'),
    readFile(modelFile),
  ]);
  await replaceFile(join(generatedFolder, 'blaze.wasm'), await compileKernels(source));
  await replaceFile(join(generatedFolder, 'blaze-f16.bin'), extractWeights(model));
}

/** Whole or not at all: another process may be reading. */
async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, path);
}
