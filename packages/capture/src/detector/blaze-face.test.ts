import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { generatedFolder, writeGenerated } from '../../build/write-generated.ts';
import type { FaceDetector } from './blaze-face.ts';
import { createBlazeFace, DETECTOR_INPUT } from './blaze-face.ts';
import { decodeHalfFloats } from './half-floats.ts';
import type { Kernels } from './kernels.ts';
import { createJsKernels } from './kernels-js.ts';
import { createWasmKernels } from './kernels-wasm.ts';

let weights: Float32Array;
let wasm: Buffer<ArrayBuffer>;

before(async () => {
  if (!existsSync(join(generatedFolder, 'blaze-f16.bin'))) await writeGenerated();
  weights = decodeHalfFloats(await readFile(join(generatedFolder, 'blaze-f16.bin')));
  wasm = await readFile(join(generatedFolder, 'blaze.wasm'));
});

/** Deterministic noise in −1…1. */
function noise(count: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Paints an oval "face" on grey: skin, two eyes, nose shade, mouth. Enough of a face for the net. */
function drawnFace(centreX: number, centreY: number, radius: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(DETECTOR_INPUT * DETECTOR_INPUT * 4);
  const within = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  for (let y = 0; y < DETECTOR_INPUT; y++) {
    for (let x = 0; x < DETECTOR_INPUT; x++) {
      const u = (x - centreX) / radius;
      const v = (y - centreY) / radius;
      let colour = [120, 125, 130];
      if (within(u, v, 0, 0, 1, 1.35)) colour = [214 - u * 30, 168 - u * 30, 142 - u * 30];
      if (within(u, v, 0, -1, 1, 0.45)) colour = [60, 42, 30];
      for (const side of [-0.4, 0.4]) {
        if (within(u, v, side, -0.38, 0.26, 0.06)) colour = [70, 48, 38];
        if (within(u, v, side, -0.18, 0.19, 0.1)) colour = [240, 236, 232];
        if (within(u, v, side, -0.18, 0.09, 0.1)) colour = [40, 28, 22];
      }
      if (within(u, v, 0, 0.2, 0.13, 0.25)) colour = [188, 140, 116];
      if (within(u, v, 0, 0.62, 0.36, 0.12)) colour = [168, 72, 74];
      rgba.set([...colour, 255], (y * DETECTOR_INPUT + x) * 4);
    }
  }
  return rgba;
}

function closeTo(a: Float32Array, b: Float32Array): void {
  for (let i = 0; i < a.length; i++) {
    assert.ok(Math.abs(a[i]! - b[i]!) <= 1e-4 * Math.max(1, Math.abs(a[i]!)), `at ${i}: ${a[i]} and ${b[i]}`);
  }
}

/** Runs one operation on both twins with the same inputs and compares what they write. */
async function compare(
  inputs: number[],
  outputs: number,
  run: (k: Kernels, at: number[]) => void,
): Promise<void> {
  const results = [createJsKernels(), await createWasmKernels(wasm)].map((kernels) => {
    const pointers = [...inputs, outputs].map((count) => kernels.alloc(count));
    for (const [i, count] of [...inputs, outputs].entries())
      kernels.view(pointers[i]!, count).set(noise(count, i + 1));
    run(kernels, pointers);
    return kernels.view(pointers[inputs.length]!, outputs).slice();
  });
  closeTo(results[0]!, results[1]!);
}

test('conv5: JavaScript and wasm, agree', () =>
  compare([20 * 20 * 3, 25 * 3 * 24, 24], 8 * 8 * 24, (k, [input, w, b, out]) =>
    k.conv5(input!, 20, w!, b!, 24, 8, 8, out!),
  ));

for (const stride of [1, 2]) {
  test(`dw3: JavaScript and wasm at stride ${stride}, agree`, () =>
    compare([8 * 8 * 12, 9 * 12], (8 / stride) ** 2 * 12, (k, [input, w, out]) =>
      k.dw3(input!, 8, 8, 12, stride, w!, out!),
    ));
  test(`shortcut: JavaScript and wasm at stride ${stride} with new channels, agree`, () =>
    compare([8 * 8 * 12], (8 / stride) ** 2 * 20, (k, [input, out]) =>
      k.shortcut(input!, 8, 8, 12, 20, stride, out!),
    ));
}

for (const flag of [0, 1] as const) {
  test(`pointwise: JavaScript and wasm with add and relu ${flag}, agree`, () =>
    compare([16 * 12, 12 * 8, 8], 16 * 8, (k, [input, w, b, out]) =>
      k.pointwise(input!, 16, 12, w!, b!, 8, out!, flag, flag),
    ));
}

test('createBlazeFace: a drawn face, is found where it stands by both kernels', async () => {
  const picture = drawnFace(70, 66, 26);
  const detectors: FaceDetector[] = [
    createBlazeFace(createJsKernels(), weights),
    createBlazeFace(await createWasmKernels(wasm), weights),
  ];
  const [js, fast] = detectors.map((detector) => detector.detect(picture));
  assert.ok(js && fast);
  assert.equal(js.length, 1);
  assert.equal(fast.length, 1);
  assert.ok(Math.abs(js[0]!.x - fast[0]!.x) < 1e-3 && Math.abs(js[0]!.score - fast[0]!.score) < 1e-3);
  assert.ok(js[0]!.score > 0.75, `score ${js[0]!.score}`);
  assert.ok(
    Math.abs(js[0]!.x * 128 - 70) < 6 && Math.abs(js[0]!.y * 128 - 70) < 12,
    `${js[0]!.x * 128}, ${js[0]!.y * 128}`,
  );
  assert.ok(js[0]!.rightEye.x < js[0]!.nose.x && js[0]!.nose.x < js[0]!.leftEye.x);
});

test('createBlazeFace: noise and plain grey, hold no face', () => {
  const detector = createBlazeFace(createJsKernels(), weights);
  const grey = new Uint8ClampedArray(DETECTOR_INPUT * DETECTOR_INPUT * 4).fill(127);
  const random = Uint8ClampedArray.from(noise(grey.length, 7), (value) => value * 128 + 128);
  assert.deepEqual(detector.detect(grey), []);
  assert.deepEqual(
    detector.detect(random).filter(({ score }) => score >= 0.75),
    [],
  );
});

test('createBlazeFace: a weight file of another length, is refused', () => {
  assert.throws(() => createBlazeFace(createJsKernels(), weights.subarray(1)), RangeError);
});
