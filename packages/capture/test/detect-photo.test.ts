import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import sharp from 'sharp';
import { clipFrames } from '../../../fixtures/clips.ts';
import { generatedFolder, writeGenerated } from '../build/write-generated.ts';
import { createBlazeFace, DETECTOR_INPUT } from '../src/detector/blaze-face.ts';
import { decodeHalfFloats } from '../src/detector/half-floats.ts';
import type { Kernels } from '../src/detector/kernels.ts';
import { createJsKernels } from '../src/detector/kernels-js.ts';
import { createWasmKernels } from '../src/detector/kernels-wasm.ts';

let weights: Float32Array;

before(async () => {
  await writeGenerated();
  weights = decodeHalfFloats(await readFile(join(generatedFolder, 'blaze-f16.bin')));
});

/** A picture as the page hands it to the detector: the centre square at 128 × 128. */
async function detectorPicture(jpeg: Buffer): Promise<Uint8ClampedArray> {
  const { data } = await sharp(jpeg)
    .resize(DETECTOR_INPUT, DETECTOR_INPUT, { fit: 'cover' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new Uint8ClampedArray(data);
}

const twins: Record<Kernels['name'], () => Promise<Kernels> | Kernels> = {
  js: createJsKernels,
  wasm: async () => createWasmKernels(await readFile(join(generatedFolder, 'blaze.wasm'))),
};

for (const [name, create] of Object.entries(twins)) {
  test(`createBlazeFace: real people before a camera by ${name}, one face each with its points in order`, async () => {
    const detector = createBlazeFace(await create(), weights);
    for (const clip of ['cap12', 'franck'] as const) {
      for (const jpeg of await clipFrames(clip, { times: [clip === 'cap12' ? 12.4 : 20] })) {
        const faces = detector.detect(await detectorPicture(jpeg));
        assert.equal(faces.length, 1, clip);
        const [face] = faces;
        assert.ok(face!.score > 0.75, `${clip}: ${face!.score}`);
        assert.ok(face!.rightEye.x < face!.nose.x && face!.nose.x < face!.leftEye.x);
        assert.ok(face!.rightEye.y < face!.nose.y && face!.nose.y < face!.mouth.y);
      }
    }
  });
}
