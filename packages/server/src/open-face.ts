import {
  cosineForFmr,
  createFaceEngine,
  type FaceEngine,
  fmrForCosine,
  fnmrForCosine,
  lfwCalibration,
  matchProbability,
  SearchIndex,
  supportedFmr,
  wireScore,
} from '@selfsame/face';
import type { Kysely } from 'kysely';
import type { Config } from './platform/config.ts';
import type { Log } from './platform/log.ts';
import { FaceGallery } from './search/face-gallery.ts';
import { createSearchScale } from './search/search-scale.ts';
import { livenessPolicy, livenessProbability } from './session/liveness-policy.ts';
import type { Database } from './store/tables.ts';
import type { Vault } from './store/vault.ts';

/** Starts the worker threads; every model is checked and loaded when this resolves. */
export const openEngine = (config: Config): Promise<FaceEngine> =>
  createFaceEngine({
    workers: config.faceWorkers,
    queueLength: config.faceQueue,
    ...(config.modelsDir !== undefined && { modelFolder: config.modelsDir }),
  });

/** Loads every live template into the 1:N index. */
export const openGallery = (
  { db, vault }: { db: Kysely<Database>; vault: Vault },
  engine: FaceEngine,
  log: Log,
): Promise<FaceGallery> =>
  FaceGallery.open({
    db,
    vault,
    modelId: engine.models.embedder.id,
    openIndex: () => SearchIndex.open(),
    onError: (error) => log.warn({ err: error }, 'search index could not follow the database'),
  });

const fmrRange = supportedFmr();

/** What cosines and logits of the running models mean, in the words of the modules that judge them. */
export const scales = {
  supportedFmr: fmrRange,
  match: {
    cosineForFmr: (rate: number) => cosineForFmr(rate),
    score: (cosine: number) => wireScore(fmrForCosine(cosine)),
    matchProbability: (cosine: number) => matchProbability(cosine),
  },
  calibration: {
    model: lfwCalibration.embedder,
    source: lfwCalibration.source,
    caveat: lfwCalibration.caveat,
    genuinePairs: lfwCalibration.genuinePairs,
    impostorPairs: lfwCalibration.impostorPairs,
    cosineForFmr: (rate: number) => cosineForFmr(rate),
    fnmrForCosine: (cosine: number) => fnmrForCosine(cosine),
    score: (cosine: number) => wireScore(fmrForCosine(cosine)),
  },
  search: createSearchScale({
    cosineForFmr: (rate) => cosineForFmr(rate),
    fmrRange: { min: fmrRange.least, max: fmrRange.most },
  }),
  liveness: { acceptFrom: livenessPolicy.acceptFrom, probability: livenessProbability },
} as const;
