import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hashFile } from '../src/model/hash-file.ts';
import { manifests } from '../src/model/manifest.ts';
import { buildModels, ModelBuildFailed } from './build-models.ts';
import { modelRecipes } from './model-recipes.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'));
});
after(() => rm(folder, { recursive: true }));

test('buildModels: from the installed packages, makes every model under the measured hash', async () => {
  const built = await buildModels(folder);
  assert.deepEqual(
    built,
    Object.values(manifests).map(({ file }) => ({ file, state: 'built' })),
  );
  for (const { file, sha256 } of Object.values(manifests))
    assert.equal(await hashFile(join(folder, file)), sha256);
  const files = await readdir(folder);
  assert.equal(files.length, built.length, 'nothing else is left in the folder');
});

test('buildModels: run again, leaves good files alone and replaces a damaged one', async () => {
  const { shortRangeDetector: first, embedder: second } = manifests;
  const before = await stat(join(folder, first.file));
  const bytes = await readFile(join(folder, second.file));
  bytes[1000]! ^= 1;
  await writeFile(join(folder, second.file), bytes);
  const states = Object.fromEntries((await buildModels(folder)).map(({ file, state }) => [file, state]));
  assert.equal(states[first.file], 'upToDate');
  assert.equal(states[second.file], 'built');
  assert.equal((await stat(join(folder, first.file))).mtimeMs, before.mtimeMs);
  assert.equal(await hashFile(join(folder, second.file)), second.sha256);
});

test('buildModels: a package that is not installed, says which and what to run', async () => {
  const recipe = { ...modelRecipes[0]!, packageName: '@mediapipe/not-installed' };
  const elsewhere = join(folder, 'a');
  await assert.rejects(buildModels(elsewhere, [recipe]), (error: Error) => {
    assert.ok(error instanceof ModelBuildFailed);
    assert.match(error.message, /@mediapipe\/not-installed.*npm ci/);
    return true;
  });
  assert.deepEqual(await readdir(elsewhere), []);
});

test('buildModels: another file in the package, is refused before it is converted', async () => {
  const recipe = { ...modelRecipes[0]!, packageFile: 'face_detection_full_range.tflite' };
  await assert.rejects(buildModels(join(folder, 'b'), [recipe]), /has SHA-256 99bf9494.*expected 3bc182eb/);
});

test('buildModels: a converter that makes other bytes, writes nothing', async () => {
  const recipe = { ...modelRecipes[0]!, convert: () => new Uint8Array(3) };
  const elsewhere = join(folder, 'c');
  await assert.rejects(buildModels(elsewhere, [recipe]), /converter has changed/);
  assert.deepEqual(await readdir(elsewhere), []);
});
