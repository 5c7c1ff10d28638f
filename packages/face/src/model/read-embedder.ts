import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { EmbedderDefinition } from './embedder.ts';
import { EmbedderManifest, NumbersFile } from './embedder-schema.ts';
import { ModelUnusable } from './model-unusable.ts';
import type { EmbedderNumbers } from './numbers/embedder-numbers.ts';
import { requireSoundCalibration } from './numbers/require-sound-calibration.ts';

/** An embedder as its manifest describes it, before its numbers are known. */
export type UncalibratedEmbedder = Omit<EmbedderDefinition, 'numbers'>;

const describeUse = 'docs/operator-guide.md, "Your own face model", describes the manifest.';

/**
 * Reads an operator's embedder: its manifest, and the numbers that the manifest holds or names.
 * @param path of the manifest, JSON
 * @throws ModelUnusable one sentence that says what is wrong and what to do
 */
export async function readEmbedder(path: string): Promise<EmbedderDefinition> {
  const { embedder, numbers } = await readManifest(path);
  if (numbers === undefined)
    throw new ModelUnusable(
      `${path} has no "numbers": nobody knows what a cosine of this model means. Run \`npm run selfsame -- calibrate --pairs FILE.csv\` and name the file that it writes.`,
    );
  const where = typeof numbers === 'string' ? resolve(dirname(path), numbers) : path;
  const file = typeof numbers === 'string' ? await readChecked(where, NumbersFile) : numbers;
  requireSameModel(file, embedder, where);
  const { model: _model, sha256: _sha256, ...known } = file;
  requireSoundCalibration(known.calibration, where);
  return { ...embedder, numbers: known satisfies EmbedderNumbers };
}

/**
 * Reads the manifest of an embedder alone, for those who are about to measure its numbers.
 * @throws ModelUnusable as {@link readEmbedder}
 */
export async function readUncalibrated(path: string): Promise<UncalibratedEmbedder> {
  return (await readManifest(path)).embedder;
}

async function readManifest(
  path: string,
): Promise<{ embedder: UncalibratedEmbedder; numbers: EmbedderManifest['numbers'] }> {
  const { numbers, input, alignment, file, ...about } = await readChecked(path, EmbedderManifest);
  const { rightEye, leftEye, noseTip, rightMouthCorner, leftMouthCorner } = alignment;
  const points = [rightEye, leftEye, noseTip, rightMouthCorner, leftMouthCorner];
  const embedder: UncalibratedEmbedder = {
    ...about,
    file: resolve(dirname(path), file),
    input: [1, 3, input.height, input.width],
    preparation: {
      ...{ order: input.channels, mean: input.mean, scale: input.scale },
      alignment: points.map(([x, y]) => ({ x, y })),
    },
    manifestPath: path,
  };
  return { embedder, numbers };
}

function requireSameModel(
  { model, sha256 }: NumbersFile,
  embedder: UncalibratedEmbedder,
  where: string,
): void {
  if (model === embedder.id && sha256 === embedder.sha256) return;
  const measured = model === embedder.id ? `a file with SHA-256 ${sha256}` : `the model ${model}`;
  throw new ModelUnusable(
    `The numbers in ${where} were measured with ${measured}, not with ${embedder.id} (SHA-256 ${embedder.sha256}). Run \`npm run selfsame -- calibrate\` with this one.`,
  );
}

async function readChecked<Schema extends TSchema>(path: string, schema: Schema) {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new ModelUnusable(`${path} can't be read (${cause.code}). ${describeUse}`, { cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ModelUnusable(`${path} is not JSON: ${(cause as Error).message}. ${describeUse}`, { cause });
  }
  if (Value.Check(schema, value)) return value;
  throw new ModelUnusable(`${path}: ${describeFault(schema, value)}. ${describeUse}`);
}

/** The first rule that a value breaks, with the field that breaks it. */
function describeFault(schema: TSchema, value: unknown): string {
  const [error] = Value.Errors(schema, value);
  if (!error) return 'it does not have the form of its schema';
  const field = error.instancePath.slice(1).replaceAll('/', '.');
  return field === '' ? `it ${error.message}` : `"${field}" ${error.message}`;
}
