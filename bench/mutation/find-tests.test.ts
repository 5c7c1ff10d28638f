import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { createTestFinder } from './find-tests.ts';

const judge = join(repositoryRoot, 'packages/server/src/judge');
const tests = ['decide', 'kept-faces', 'resolve-liveness', 'judge-step'].map((name) =>
  join(judge, `${name}.test.ts`),
);

test('createTestFinder: tests that load a file themselves or through others, and no other', async () => {
  const findTests = createTestFinder();
  const namesFor = async (file: string) =>
    (await findTests(join(judge, file), tests)).map((found) => found.slice(judge.length + 1));
  assert.deepEqual(await namesFor('kept-faces.ts'), ['kept-faces.test.ts', 'judge-step.test.ts']);
  assert.deepEqual(await namesFor('resolve-liveness.ts'), ['resolve-liveness.test.ts']);
  assert.deepEqual(await namesFor('signals/replay.ts'), ['decide.test.ts']);
});

test('createTestFinder: what is imported for its types alone, is not loaded', async () => {
  const step = join(judge, 'step-frame.ts');
  assert.deepEqual(await createTestFinder()(join(judge, 'dialogue.ts'), [step]), []);
});
