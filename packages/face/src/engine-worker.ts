import { threadId } from 'node:worker_threads';
import { workerData } from 'piscina';
import sharp from 'sharp';
import { analyseImages } from './analyse-images.ts';
import type { AnalyseOptions, Evidence } from './evidence.ts';
import { claimFirst, type FirstWorker } from './first-worker.ts';
import type { EmbedderDefinition } from './model/embedder.ts';
import { loadEmbedder, loadFaceModels } from './model/face-models.ts';
import {
  compareTextures,
  type DialogueTextures,
  type TextureComparison,
} from './residue/compare-textures.ts';
import { workerNice, yieldToOthers } from './yield-to-others.ts';

/** What a worker is started with. */
export interface EngineWorkerData {
  modelFolder: string;
  /** At least one. */
  embedders: readonly EmbedderDefinition[];
  /** Shared by the workers of a pool: which of them goes before the others. */
  first: FirstWorker;
}

/** Work on its way to a worker. */
export type EngineTask = AnalyseTask | CompareTask;

/** One capture to analyse. */
export interface AnalyseTask {
  kind: 'analyse';
  images: Uint8Array[];
  options: Pick<AnalyseOptions, 'mode' | 'look'>;
  /** Id of one of the worker's embedders. */
  embedder: string;
  /** Shared with the caller: set to 1, the worker stops before the next image. */
  cancelled: Int32Array;
}

/** The textures of one dialogue to compare. */
export interface CompareTask {
  kind: 'compare';
  textures: DialogueTextures;
}

/** What a worker makes of a task; null when it was cancelled. */
export type EngineResult = Evidence | TextureComparison | null;

/** Entry of a worker thread: loads the models once, then does one task at a time. */
async function startWorker({
  modelFolder,
  embedders,
  first: firstWorker,
}: EngineWorkerData): Promise<(task: EngineTask) => Promise<EngineResult>> {
  yieldToOthers(claimFirst(firstWorker, threadId) ? workerNice.first : workerNice.others);
  // One thread per worker: the engine decides how much of the machine it takes.
  sharp.concurrency(1);
  sharp.cache(false);
  const [first, ...others] = embedders;
  const models = await loadFaceModels(modelFolder, first);
  // The other models are the same, whichever embedder works with them.
  const byEmbedder = new Map([[models.embedder.definition.id, models]]);
  for (const other of others)
    byEmbedder.set(other.id, { ...models, embedder: await loadEmbedder(other, modelFolder) });
  return async (task) => {
    if (task.kind === 'compare') return compareTextures(task.textures);
    const { images, options, embedder, cancelled } = task;
    return analyseImages(byEmbedder.get(embedder)!, images, options, () => Atomics.load(cancelled, 0) === 1);
  };
}

export default startWorker(workerData as EngineWorkerData);
