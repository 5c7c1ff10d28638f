import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepFaceFromBytes, stepFaceToBytes } from './step-face.ts';

const template = Float32Array.from({ length: 512 }, (_, i) => i / 512);
const texture = { grey: Uint8Array.from({ length: 144 * 176 }, (_, i) => i % 256), eyeDistance: 61.5 };

test('stepFaceToBytes: there and back, the same face; with and without a texture', () => {
  assert.deepEqual(stepFaceFromBytes(stepFaceToBytes({ template, texture })), { template, texture });
  const bare = { template, texture: null };
  assert.deepEqual(stepFaceFromBytes(stepFaceToBytes(bare)), bare);
});

test('stepFaceToBytes: a face, 28 kB at most', () => {
  assert.ok(stepFaceToBytes({ template, texture }).byteLength <= 28_000);
});
