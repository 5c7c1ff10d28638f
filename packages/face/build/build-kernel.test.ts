import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { hashBytes } from '../src/model/hash-file.ts';
import { ModelUnusable } from '../src/model/model-unusable.ts';
import { kernelSha256, readKernel } from '../src/search/kernel/read-kernel.ts';
import { buildKernel } from './build-kernel.ts';

async function makeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-kernel-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

const isUnusable =
  (message: RegExp) =>
  (error: unknown): boolean =>
    error instanceof ModelUnusable && message.test(error.message);

test('buildKernel: no kernel yet, compiles to the pinned bytes, once', async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, 'new', 'kernel.wasm');
  assert.equal(await buildKernel(file), 'built');
  assert.deepEqual(await readdir(join(folder, 'new')), ['kernel.wasm']);
  assert.equal(hashBytes(await readKernel(file)), kernelSha256);
  assert.equal(await buildKernel(file), 'upToDate');
});

test('readKernel: absent or changed, is refused with what to do; buildKernel replaces it', async (t) => {
  const file = join(await makeFolder(t), 'kernel.wasm');
  await assert.rejects(
    readKernel(file),
    isUnusable(/can't be read \(ENOENT\)\. Run `npm run build`, or install/),
  );
  await writeFile(file, 'something else');
  await assert.rejects(
    readKernel(file),
    isUnusable(/is not the one that was tested\. Run `npm run build`, or install/),
  );
  assert.equal(await buildKernel(file), 'built');
  assert.equal(hashBytes(await readKernel(file)), kernelSha256);
});
