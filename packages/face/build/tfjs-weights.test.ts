import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTfjsWeights, TfjsUnsupported } from './tfjs-weights.ts';

const manifest = (...weights: object[]) => JSON.stringify([{ paths: ['x.bin'], weights }]);
const quantised = { name: 'a', shape: [2], quantization: { dtype: 'uint8', scale: 0.5, min: -1 } };
const floats = { name: 'b', shape: [1, 2] };

test('readTfjsWeights: bytes with a scale and floats after them, by name', () => {
  const bytes = new Uint8Array(2 + 8);
  bytes.set([0, 4]);
  new DataView(bytes.buffer).setFloat32(2, 1.5, true);
  new DataView(bytes.buffer).setFloat32(6, -2, true);
  const weights = readTfjsWeights(bytes, manifest(quantised, floats));
  assert.deepEqual([...weights.get('a')!.values], [-1, 1]);
  assert.deepEqual([...weights.get('b')!.values], [1.5, -2]);
  assert.deepEqual(weights.get('b')!.shape, [1, 2]);
});

test('readTfjsWeights: too few bytes, too many or another type, are refused', () => {
  const other = { ...quantised, quantization: { ...quantised.quantization, dtype: 'uint16' } };
  assert.throws(() => readTfjsWeights(new Uint8Array(1), manifest(quantised)), /a are cut short/);
  assert.throws(
    () => readTfjsWeights(new Uint8Array(3), manifest(quantised)),
    /1 bytes belong to no weights/,
  );
  assert.throws(() => readTfjsWeights(new Uint8Array(4), manifest(other)), TfjsUnsupported);
});
