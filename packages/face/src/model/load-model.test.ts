import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFaceEngine } from '../engine.ts';
import { readModelFile } from './load-model.ts';
import { manifests } from './manifest.ts';
import { ModelUnusable } from './model-unusable.ts';

test('createFaceEngine: a folder without models, stops the start and says what to run', async () => {
  await assert.rejects(
    createFaceEngine({ workers: 1, modelFolder: join(tmpdir(), 'no-such-folder') }),
    (error: Error) => {
      assert.ok(error instanceof ModelUnusable);
      assert.match(
        error.message,
        /face_detection_short_range\.onnx.*npm run build`.*install the package again/,
      );
      return true;
    },
  );
});

test('readModelFile: a file with other content, is refused by its hash', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'model-'));
  try {
    await writeFile(join(folder, manifests.pad.file), 'not a model');
    await assert.rejects(
      readModelFile(folder, manifests.pad),
      /has SHA-256 [0-9a-f]{64}, expected 1aba2388.*npm run build`.*install the package again/,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
