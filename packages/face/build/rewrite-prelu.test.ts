import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelRecipes } from './model-recipes.ts';

const require = createRequire(import.meta.url);

for (const { manifest, packageName, packageFile, convert } of modelRecipes.slice(3)) {
  test(`rewritePrelu: ${packageFile}, computes the same function as the network in the package`, async () => {
    const shipped = await readFile(
      join(dirname(require.resolve(`${packageName}/package.json`)), packageFile),
    );
    const [, channels, height, width] = manifest.input;
    // Smooth, over the whole input range: a deterministic stand-in for a picture.
    const input = Float32Array.from(
      { length: channels * height * width },
      (_, i) => Math.sin(i / 7) + Math.cos(i / 311),
    );
    const [expected, actual] = [
      await runOnce(shipped, input, manifest.input),
      await runOnce(convert(shipped), input, manifest.input),
    ];
    assert.equal(actual.length, expected.length);
    const scale = Math.max(...expected.map(Math.abs));
    assert.ok(scale > 0.01, 'the network answers something');
    for (const [i, value] of expected.entries())
      assert.ok(Math.abs(value - actual[i]!) < 1e-5 * Math.max(1, scale));
  });
}

async function runOnce(
  model: Uint8Array,
  values: Float32Array,
  dims: readonly number[],
): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const outputs = await session.run({ [session.inputNames[0]!]: new Tensor('float32', values, [...dims]) });
  return outputs[session.outputNames[0]!]!.data as Float32Array;
}
