import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import './no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { hashBytes } from './hash-file.ts';
import type { ModelManifest } from './manifest.ts';
import type { Model, RunningModel } from './model.ts';

/** Thrown when a model file is absent or is not the one whose accuracy was measured. */
export class ModelUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelUnusable';
  }
}

/**
 * Reads a model's file and checks it against its manifest.
 * @throws ModelUnusable when the file is absent or has another SHA-256; the message says what to run
 */
export async function readModelFile(folder: string, manifest: ModelManifest): Promise<Uint8Array> {
  const path = join(folder, manifest.file);
  const remedy = 'Run `node packages/face/src/convert/build-models.ts`.';
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ModelUnusable(`The model ${path} can't be read (${cause.code}). ${remedy}`, { cause });
  });
  const found = hashBytes(bytes);
  if (found !== manifest.sha256)
    throw new ModelUnusable(`The model ${path} has SHA-256 ${found}, expected ${manifest.sha256}. ${remedy}`);
  return bytes;
}

/**
 * Loads a model for use on one thread: onnxruntime on the CPU, one intra-op thread, sequential
 * (two threads cost twice the CPU for 1.5 times the speed, biometrics.md §4).
 * @throws ModelUnusable as `readModelFile`
 */
export async function loadModel<Input, Output>(
  model: Model<Input, Output>,
  folder: string,
): Promise<RunningModel<Input, Output>> {
  const { manifest } = model;
  const session = await InferenceSession.create(await readModelFile(folder, manifest), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const [, channels, height, width] = manifest.input;
  const buffer = new Float32Array(channels * height * width);
  const tensor = new Tensor('float32', buffer, [...manifest.input]);
  const inputName = session.inputNames[0]!;
  return {
    run: async (input) => {
      model.prepare(input, buffer);
      const outputs = await session.run({ [inputName]: tensor });
      const arrays = session.outputNames.map((name) => outputs[name]!.data as Float32Array);
      return model.read(arrays, input);
    },
    release: () => session.release(),
  };
}
