import {
  builtInEmbedder,
  createFaceEngine,
  type EmbedderDefinition,
  type FaceEngine,
  ModelUnusable,
  readEmbedder,
  SearchIndex,
} from '@selfsame/face';
import type { Kysely } from 'kysely';
import { createFaceScale, type FaceScale } from './face/face-scales.ts';
import type { Config } from './platform/configuration/config.ts';
import type { Log } from './platform/log.ts';
import { FaceGallery } from './search/face-gallery.ts';
import { createSearchScale, type SearchScale } from './search/search-scale.ts';
import type { Vault } from './store/seal/vault.ts';
import type { Database } from './store/tables.ts';

/** The embedder of this name in `SELFSAME_EMBEDDER` is the one that comes with the program. */
export const builtInName = 'built-in';

/**
 * The embedders that `SELFSAME_EMBEDDER` names, the one that makes new templates first; the built-in one where it names none.
 * @throws ModelUnusable when a manifest can't be used, or two models have one id
 */
export async function readNamedEmbedders({
  embedder,
}: Pick<Config, 'embedder'>): Promise<EmbedderDefinition[]> {
  if (embedder === undefined) return [builtInEmbedder];
  const named: EmbedderDefinition[] = [];
  for (const name of embedder) {
    const read = name === builtInName ? builtInEmbedder : await readEmbedder(name);
    if (named.some(({ id }) => id === read.id) || (read.id === builtInEmbedder.id && name !== builtInName))
      throw new ModelUnusable(
        `SELFSAME_EMBEDDER names two models with the id ${read.id}. Give each manifest an "id" of its own.`,
      );
    named.push(read);
  }
  return named;
}

/**
 * The embedders that the server runs: the named ones, and the built-in one as long as it made something that is stored.
 * @param readStoredModels ids of the models that made what is stored
 * @throws ModelUnusable as {@link readNamedEmbedders}
 */
async function chooseEmbedders(
  config: Pick<Config, 'embedder'>,
  readStoredModels: () => Promise<string[]>,
): Promise<EmbedderDefinition[]> {
  const named = await readNamedEmbedders(config);
  if (named.some(({ id }) => id === builtInEmbedder.id)) return named;
  const stored = await readStoredModels();
  return stored.includes(builtInEmbedder.id) ? [...named, builtInEmbedder] : named;
}

/** Starts the worker threads; every model is checked and loaded when this resolves. @throws ModelUnusable */
export async function openEngine(
  config: Config,
  readStoredModels: () => Promise<string[]>,
): Promise<FaceEngine> {
  return createFaceEngine({
    workers: config.faceWorkers,
    queueLength: config.faceQueue,
    embedders: await chooseEmbedders(config, readStoredModels),
    ...(config.modelsDir !== undefined && { modelFolder: config.modelsDir }),
  });
}

/** Loads every live template into the 1:N index of its embedder. */
export const openGallery = (
  { db, vault }: { db: Kysely<Database>; vault: Vault },
  { embedders }: Pick<FaceEngine, 'embedders'>,
  log: Log,
): Promise<FaceGallery> =>
  FaceGallery.open({
    db,
    vault,
    models: embedders,
    openIndex: (dimension) => SearchIndex.open({ dimension }),
    onError: (error) => log.warn({ err: error }, 'search index could not follow the database'),
  });

/** What the cosines of each running embedder mean. */
export interface FaceScales {
  /** Of the embedder that makes new templates. */
  primary: FaceScale<SearchScale>;
  /** Null for an embedder that does not run. */
  find(embedderId: string): FaceScale<SearchScale> | null;
  /** @throws Error for an embedder that does not run */
  of(embedderId: string): FaceScale<SearchScale>;
}

/** The scales of the embedders that run, the one that makes new templates first. */
export function createFaceScales(embedders: readonly EmbedderDefinition[]): FaceScales {
  const scales = embedders.map((embedder) => createFaceScale(embedder, createSearchScale));
  const find = (id: string) => scales.find(({ model }) => model === id) ?? null;
  return {
    primary: scales[0]!,
    find,
    of(id) {
      const scale = find(id);
      if (scale === null) throw new Error(`The embedder ${id} does not run here`);
      return scale;
    },
  };
}

/**
 * Faces of a model that does not run can't be compared; whoever starts us may have forgotten to name it.
 * @param stored ids of the models that made what is stored
 */
export function warnOfUnservedModels(
  stored: readonly string[],
  embedders: readonly EmbedderDefinition[],
  log: Log,
): void {
  const unserved = stored.filter((model) => !embedders.some(({ id }) => id === model));
  if (unserved.length > 0)
    log.warn(
      { models: unserved },
      'faces of models that do not run are stored; name their manifests after the first in SELFSAME_EMBEDDER',
    );
}
