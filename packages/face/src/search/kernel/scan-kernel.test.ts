import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../synthetic-templates.ts';
import { readKernel } from './read-kernel.ts';
import { createJavascriptKernel, createWasmKernel, type ScanKernel, scratchBytes } from './scan-kernel.ts';

const wasm = await readKernel();

/** Fills probe and rows with the same codes in both memories, scans, and returns the dots and the bytes after them. */
function scan(kernel: ScanKernel, probe: Int16Array, rows: Int8Array): Int32Array {
  const stride = probe.length;
  const count = rows.length / stride;
  const needed = Math.ceil((scratchBytes + rows.length) / 65_536) - kernel.memory.buffer.byteLength / 65_536;
  if (needed > 0) kernel.memory.grow(needed);
  new Int16Array(kernel.memory.buffer, 0, stride).set(probe);
  new Int8Array(kernel.memory.buffer, scratchBytes, rows.length).set(rows);
  const dots = new Int32Array(kernel.memory.buffer, 4096, count + 1).fill(-77);
  kernel.scan(0, scratchBytes, count, stride, 4096);
  return dots.slice();
}

const simd = createWasmKernel(wasm);
const javascript = createJavascriptKernel();

test('scan: WASM-SIMD and JavaScript, every row count around the unrolling, give the same integers', () => {
  const random = createRandom(1);
  for (const stride of [32, 64, 96, 512, 1024]) {
    for (let count = 1; count <= 11; count++) {
      const probe = Int16Array.from({ length: stride }, () => Math.round((random() * 2 - 1) * 16_383));
      const rows = Int8Array.from({ length: stride * count }, () => Math.round((random() * 2 - 1) * 127));
      const expected = scan(javascript, probe, rows);
      assert.equal(expected[count], -77, 'no dot beyond the last row is written');
      assert.deepEqual(scan(simd, probe, rows), expected);
    }
  }
});

test('scan: the largest codes of the largest dimension, do not overflow', () => {
  const probe = new Int16Array(1024).fill(16_383);
  for (const code of [127, -127]) {
    const rows = new Int8Array(4 * 1024).fill(code);
    const exact = 1024 * 16_383 * code;
    for (const kernel of [simd, javascript])
      assert.deepEqual([...scan(kernel, probe, rows)].slice(0, 4), Array(4).fill(exact));
  }
});
