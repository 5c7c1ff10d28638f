import { workerData } from 'piscina';
import sharp from 'sharp';
import { analyseImages } from './analyse-images.ts';
import type { AnalyseOptions, Evidence } from './evidence.ts';
import { loadFaceModels } from './model/face-models.ts';

/** What a worker is started with. */
export interface EngineWorkerData {
  modelFolder: string;
}

/** One capture on its way to a worker. */
export interface EngineTask {
  images: Uint8Array[];
  mode: AnalyseOptions['mode'];
  /** Shared with the caller: set to 1, the worker stops before the next image. */
  cancelled: Int32Array;
}

/** What a worker makes of a task; null when it was cancelled. */
export type EngineResult = Evidence | null;

/** Entry of a worker thread: loads the models once, then analyses one capture at a time. */
async function startWorker({
  modelFolder,
}: EngineWorkerData): Promise<(task: EngineTask) => Promise<EngineResult>> {
  // One thread per worker: the engine decides how much of the machine it takes.
  sharp.concurrency(1);
  sharp.cache(false);
  const models = await loadFaceModels(modelFolder);
  return ({ images, mode, cancelled }) =>
    analyseImages(models, images, mode, () => Atomics.load(cancelled, 0) === 1);
}

export default startWorker(workerData as EngineWorkerData);
