import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { builtRemedy } from '../built-folder.ts';
import './no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { hashBytes } from './hash-file.ts';
import type { ModelManifest } from './manifest.ts';
import type { Model, RunningModel } from './model.ts';
import { ModelUnusable } from './model-unusable.ts';

/**
 * Reads a model's file and checks it against its manifest.
 * @throws ModelUnusable when the file is absent or has another SHA-256; the message says what to run
 */
export async function readModelFile(folder: string, manifest: ModelManifest): Promise<Uint8Array> {
  const path = resolve(folder, manifest.file);
  const remedy =
    manifest.manifestPath == null ? builtRemedy : `Correct "file" or "sha256" in ${manifest.manifestPath}.`;
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
 * (two threads cost twice the CPU for 1.5 times the speed, docs/biometrics.md#speed).
 * @param answers how many numbers each output must have; when given, the model is tried once
 * @throws ModelUnusable as `readModelFile`, when the file is no ONNX model, and when it does not answer so
 */
export async function loadModel<Input, Output>(
  model: Model<Input, Output>,
  folder: string,
  answers?: readonly number[],
): Promise<RunningModel<Input, Output>> {
  const { manifest } = model;
  const session = await openSession(await readModelFile(folder, manifest), manifest);
  const [, channels, height, width] = manifest.input;
  const buffer = new Float32Array(channels * height * width);
  const tensor = new Tensor('float32', buffer, [...manifest.input]);
  if (answers !== undefined) await tryModel(session, tensor, manifest, answers);
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

async function openSession(bytes: Uint8Array, { file }: ModelManifest): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw new ModelUnusable(`${file} can't be loaded as an ONNX model: ${firstLine(cause)} Export it anew.`, {
      cause,
    });
  }
}

/** What onnxruntime says, without the lists below it. */
const firstLine = (error: unknown): string =>
  `${(error as Error).message.split('\n', 1)[0]!.trim().replace(/\.$/, '')}.`;

/** Runs a model once on grey: whatever its file says of shapes, this is how it will be used. */
async function tryModel(
  session: InferenceSession,
  tensor: Tensor,
  { file, input, manifestPath }: ModelManifest,
  answers: readonly number[],
): Promise<void> {
  const where = manifestPath ?? 'its manifest';
  const names = session.inputNames;
  if (names.length !== 1)
    throw new ModelUnusable(
      `${file} has ${names.length} inputs (${names.join(', ')}). Export it with the image as its one input.`,
    );
  (tensor.data as Float32Array).fill(0.1);
  const outputs = await session.run({ [names[0]!]: tensor }).catch((cause: Error) => {
    const shape = `[${input.join(', ')}]`;
    throw new ModelUnusable(
      `${file} does not take float32 input of shape ${shape}: ${firstLine(cause)} Correct "input" in ${where}, or export the model so.`,
      { cause },
    );
  });
  const found = session.outputNames.map((name) => outputs[name]!);
  if (found.some(({ type, data }) => type !== 'float32' || !(data as Float32Array).every(Number.isFinite)))
    throw new ModelUnusable(`${file} answers with something else than finite float32. Export it as float32.`);
  const lengths = found.map(({ data }) => data.length);
  if (lengths.join() !== answers.join())
    throw new ModelUnusable(
      `${file} answers with ${lengths.join(' and ')} numbers, not ${answers.join(' and ')}. Correct "dimension" in ${where}, or export the embedding as the one output.`,
    );
}
