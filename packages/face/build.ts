/**
 * Part of `npm run build`: makes what the engine needs (models, search kernel) in `packages/face/dist`, as far as it is not there.
 * With `--dlib` the second embedder too, which is for trying only.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildKernel } from './build/build-kernel.ts';
import { buildModels, ModelBuildFailed } from './build/build-models.ts';
import { dlibRecipe, modelRecipes } from './build/model-recipes.ts';
import { defaultModelFolder } from './src/model/model-folder.ts';
import { kernelFile } from './src/search/kernel/read-kernel.ts';

const print = (state: 'built' | 'upToDate', file: string) =>
  process.stdout.write(`${state === 'built' ? 'built     ' : 'up to date'}  ${file}\n`);

const { values } = parseArgs({ options: { dlib: { type: 'boolean', default: false } } });
try {
  const models = await buildModels(
    defaultModelFolder,
    values.dlib ? [...modelRecipes, dlibRecipe] : modelRecipes,
  );
  for (const { file, state } of models) print(state, join(defaultModelFolder, file));
  print(await buildKernel(), kernelFile);
} catch (error) {
  if (!(error instanceof ModelBuildFailed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
