import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { portraits } from '../../../../fixtures/photos.ts';
import { buildModels } from '../../build/build-models.ts';
import { dlibRecipe, modelRecipes } from '../../build/model-recipes.ts';
import { createFaceEngine } from '../engine.ts';
import { cosine } from '../match/template.ts';
import { builtInEmbedder } from './embedder.ts';
import dlibManifest from './embedders/dlib-resnet29-128-1.json' with { type: 'json' };
import { defaultModelFolder } from './model-folder.ts';
import { ModelUnusable } from './model-unusable.ts';
import { readEmbedder, readUncalibrated } from './read-embedder.ts';

const dlibPath = join(import.meta.dirname, 'embedders/dlib-resnet29-128-1.json');
let folder: string;
before(async () => {
  await buildModels(defaultModelFolder, [...modelRecipes, dlibRecipe]);
  folder = await mkdtemp(join(tmpdir(), 'embedder-'));
});
after(() => rm(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: broken on purpose, in ways that no type allows
type Broken = any;
const numbersOf = async () =>
  JSON.parse(await readFile(join(import.meta.dirname, 'embedders', dlibManifest.numbers), 'utf8'));
/** The manifest of dlib with its numbers inside, changed. */
async function write(change: (manifest: Broken) => void): Promise<string> {
  const file = join(defaultModelFolder, 'dlib_resnet29.onnx');
  const manifest = { ...structuredClone(dlibManifest), file, numbers: await numbersOf() };
  change(manifest);
  const path = join(folder, 'manifest.json');
  await writeFile(path, JSON.stringify(manifest));
  return path;
}
const refusal = (pattern: RegExp) => (error: unknown) =>
  error instanceof ModelUnusable && pattern.test(error.message) && !error.message.includes('\n');
const start = async (path: string) =>
  (await createFaceEngine({ workers: 1, embedders: [await readEmbedder(path)] })).close();

test('readEmbedder: the manifest of dlib, is an embedder with its numbers', async () => {
  const { id, dimension, input, numbers, preparation } = await readEmbedder(dlibPath);
  assert.deepEqual([id, dimension, input], ['dlib-resnet29-128-1', 128, [1, 3, 150, 150]]);
  assert.equal(preparation.alignment.length, 5);
  assert.equal(numbers.calibration.smallestFmr, 3 / numbers.calibration.impostorPairs);
  assert.deepEqual([numbers.occlusion, numbers.views], [null, null]);
});

test('readEmbedder: numbers missing, of another model or of another file, are refused with what to run', async () => {
  const without = await write((manifest) => delete manifest.numbers);
  await assert.rejects(readEmbedder(without), refusal(/has no "numbers".*selfsame -- calibrate/));
  assert.equal((await readUncalibrated(without)).id, dlibManifest.id);
  const otherModel = await write(({ numbers }) => (numbers.model = 'another'));
  await assert.rejects(readEmbedder(otherModel), refusal(/measured with the model another/));
  const otherFile = await write(({ numbers }) => (numbers.sha256 = '0'.repeat(64)));
  await assert.rejects(readEmbedder(otherFile), refusal(/measured with a file with SHA-256 0{64}/));
  const absent = await write((manifest) => (manifest.numbers = 'absent.json'));
  await assert.rejects(readEmbedder(absent), refusal(/absent\.json can't be read \(ENOENT\)/));
});

test('readEmbedder: no file, no JSON, a missing or unknown field, are refused with the field', async () => {
  await assert.rejects(readEmbedder(join(folder, 'nowhere.json')), refusal(/can't be read \(ENOENT\)/));
  const path = join(folder, 'text.json');
  await writeFile(path, 'not JSON');
  await assert.rejects(readEmbedder(path), refusal(/is not JSON/));
  const faults: [(manifest: Broken) => void, RegExp][] = [
    [(manifest) => delete manifest.licence, /licence/],
    [(manifest) => (manifest.dimensions = 128), /dimensions|additional/],
    [(manifest) => (manifest.input.channels = 'grey'), /input\.channels/],
    [(manifest) => (manifest.alignment.leftEye = [1]), /alignment\.leftEye/],
    [(manifest) => (manifest.id = 'Has Spaces'), /"id"/],
    [(manifest) => delete manifest.numbers.samePerson, /numbers/],
  ];
  for (const [change, pattern] of faults)
    await assert.rejects(readEmbedder(await write(change)), refusal(pattern));
});

test('readEmbedder: a table out of order, or with a rate that its pairs can’t support, is refused', async () => {
  const faults: [(calibration: Broken) => void, RegExp][] = [
    [({ rows }) => rows.reverse(), /out of order/],
    [({ rows }) => (rows[3].fmr = rows[2].fmr), /does not fall/],
    [(calibration) => (calibration.smallestFmr /= 10), /above its "smallestFmr"/],
    [(calibration) => (calibration.impostorPairs = 100), /rule of three/],
    [
      (calibration) => calibration.rows.splice(0, calibration.rows.length - 2),
      /spans less than a factor of 10/,
    ],
  ];
  for (const [change, pattern] of faults)
    await assert.rejects(
      readEmbedder(await write(({ numbers }) => change(numbers.calibration))),
      refusal(pattern),
    );
});

test('createFaceEngine: another file than the manifest says, no model, or other shapes, end the start with a sentence', async () => {
  await assert.rejects(
    start(await write((manifest) => (manifest.file = 'absent.onnx'))),
    refusal(/absent\.onnx can't be read/),
  );
  const changed = await write((manifest) => {
    manifest.sha256 = '0'.repeat(64);
    manifest.numbers.sha256 = '0'.repeat(64);
  });
  await assert.rejects(
    start(changed),
    refusal(/has SHA-256 7804.*Correct "file" or "sha256" in .*manifest\.json/),
  );
  const text = join(folder, 'text.onnx');
  await writeFile(text, 'not a model');
  const sha256 = createHash('sha256').update('not a model').digest('hex');
  const noModel = await write((manifest) => {
    Object.assign(manifest, { file: text, sha256 });
    manifest.numbers.sha256 = sha256;
  });
  await assert.rejects(start(noModel), refusal(/can't be loaded as an ONNX model/));
  await assert.rejects(
    start(await write(({ input }) => (input.width = 100))),
    refusal(/does not take float32 input of shape \[1, 3, 150, 100\]/),
  );
  await assert.rejects(
    start(await write((manifest) => (manifest.dimension = 256))),
    refusal(/answers with 128 numbers, not 256/),
  );
});

test('createFaceEngine: two embedders, each analysis by the one that was asked for, and evidence that says so', async (t) => {
  const dlib = await readEmbedder(dlibPath);
  const engine = await createFaceEngine({ workers: 1, embedders: [builtInEmbedder, dlib] });
  t.after(() => engine.close());
  const see = async (path: string, embedder?: string) =>
    engine.analyse([await readFile(path)], { mode: 'photo', ...(embedder && { embedder }) });
  const first = await see(portraits.cage);
  const second = await see(portraits.cage, dlib.id);
  assert.deepEqual([first.models.embedder.id, first.template?.length], [builtInEmbedder.id, 512]);
  assert.deepEqual([second.models.embedder.id, second.template?.length], [dlib.id, 128]);
  const other = await see(portraits.audrey, dlib.id);
  const alike = cosine(second.template!, other.template!);
  assert.ok(alike < dlib.numbers.calibration.rows.at(-1)!.cosine, `two people at ${alike}`);
  await assert.rejects(see(portraits.cage, 'another'), RangeError);
});
