import assert from 'node:assert/strict';
import { test } from 'node:test';
import { floatFromHalf, readConstant, TfliteUnsupported } from './tflite.ts';

test('floatFromHalf: every one of the 65,536 values, agrees with the platform', () => {
  const view = new DataView(new ArrayBuffer(2));
  for (let bits = 0; bits < 65_536; bits++) {
    view.setUint16(0, bits);
    assert.equal(floatFromHalf(bits), view.getFloat16(0), `bits ${bits.toString(16)}`);
  }
});

test('readConstant: float16 at an odd offset of a shared Buffer, reads that tensor and nothing else', () => {
  const file = Buffer.from([9, 0x00, 0x3c, 0x00, 0xc0, 9]);
  const values = readConstant({ name: 'w', shape: [2], type: 1, data: file.subarray(1, 5) });
  assert.deepEqual(values, Float32Array.of(1, -2));
});

test('readConstant: an element type that no model of ours has, is refused by name', () => {
  const tensor = { name: 'w', shape: [1], type: 9, data: new Uint8Array(1) };
  assert.throws(() => readConstant(tensor), TfliteUnsupported);
});
