import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import onnxProto from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createRandom } from '../../../fixtures/create-random.ts';
import { flushWeights, smallestWeight } from './flush-weights.ts';
import { modelRecipes } from './model-recipes.ts';
import { rewritePrelu } from './rewrite-prelu.ts';

const recipe = modelRecipes.find(({ packageFile }) => packageFile === 'model/fr_feature.onnx')!;
const folder = dirname(createRequire(import.meta.url).resolve(`${recipe.packageName}/package.json`));
const before = rewritePrelu(await readFile(join(folder, recipe.packageFile)), 'convolution');

/** How many weights of a model are too small to count, without those that are 0. */
function countTiny(file: Uint8Array): number {
  const tensors = onnxProto.onnx.ModelProto.decode(file).graph!.initializer!;
  return tensors
    .filter(({ dataType }) => dataType === 1)
    .flatMap(({ rawData, floatData }) =>
      rawData?.length ? [...new Float32Array(Uint8Array.from(rawData).buffer)] : (floatData ?? []),
    )
    .filter((weight) => weight !== 0 && Math.abs(weight) < smallestWeight).length;
}

test('flushWeights: the embedder, has no weight left that is too small to count', () => {
  assert.ok(countTiny(before) > 100_000, String(countTiny(before)));
  assert.equal(countTiny(flushWeights(before)), 0);
});

test('flushWeights: the embedder, answers as before to the last digit but one', async () => {
  const options = { intraOpNumThreads: 1 };
  const plain = await InferenceSession.create(before, options);
  const flushed = await InferenceSession.create(flushWeights(before), options);
  const { input } = recipe.manifest;
  const random = createRandom(7);
  for (let turn = 1; turn <= 12; turn++) {
    const values = Float32Array.from(
      { length: input[1] * input[2] * input[3] },
      (_, i) => Math.sin((i * turn) / 1_000) + 0.3 * random(),
    );
    const [expected, actual] = await Promise.all(
      [plain, flushed].map(async (session) => {
        const outputs = await session.run({
          [session.inputNames[0]!]: new Tensor('float32', values, [...input]),
        });
        return outputs[session.outputNames[0]!]!.data as Float32Array;
      }),
    );
    for (const [i, value] of expected!.entries())
      assert.ok(Math.abs(value - actual![i]!) < 1e-6, `${i}: ${value}`);
  }
});
