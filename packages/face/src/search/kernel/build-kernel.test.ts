import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildKernel, kernelSha256 } from './build-kernel.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('buildKernel: empty directory, compiles to the pinned bytes and keeps them', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'selfsame-kernel-'));
  t.after(() => rm(directory, { recursive: true }));
  assert.equal(hash(await buildKernel(join(directory, 'new'))), kernelSha256);
  assert.deepEqual(await readdir(join(directory, 'new')), ['kernel.wasm']);
  assert.equal(hash(await readFile(join(directory, 'new', 'kernel.wasm'))), kernelSha256);
});

test('buildKernel: a kept kernel that was changed, is not run but replaced', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'selfsame-kernel-'));
  t.after(() => rm(directory, { recursive: true }));
  await writeFile(join(directory, 'kernel.wasm'), 'something else');
  assert.equal(hash(await buildKernel(directory)), kernelSha256);
  assert.equal(hash(await readFile(join(directory, 'kernel.wasm'))), kernelSha256);
});

test('buildKernel: a directory that cannot be written, compiles all the same', async () => {
  assert.equal(hash(await buildKernel('/dev/null/nowhere')), kernelSha256);
});
