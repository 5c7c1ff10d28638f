import './model/no-telemetry.ts';
import { Piscina, queueOptionsSymbol } from 'piscina';
import type { AnalyseTask, EngineResult, EngineTask, EngineWorkerData } from './engine-worker.ts';
import {
  type AnalyseOptions,
  EngineOverloaded,
  type Evidence,
  type FaceEngine,
  type WorkOptions,
} from './evidence.ts';
import { chooseWorker, createFirstWorker, releaseFirst } from './first-worker.ts';
import { builtInEmbedder, type EmbedderDefinition } from './model/embedder.ts';
import { checkModels, modelIdentities } from './model/face-models.ts';
import { defaultModelFolder } from './model/model-folder.ts';
import type { DialogueTextures, TextureComparison } from './residue/compare-textures.ts';

/** How an engine is built. */
export interface FaceEngineOptions {
  /** Worker threads, each about 120 MB and one core; at least 1. */
  workers: number;
  /** Captures that may wait for a worker; more are refused with `EngineOverloaded`. */
  queueLength?: number;
  /** Where `npm run build` put the model files; `packages/face/dist/models` unless told otherwise. */
  modelFolder?: string;
  /** The embedders that run, at least one; the first makes new templates. The built-in one unless told otherwise. */
  embedders?: readonly EmbedderDefinition[];
}

/** The most images of one capture. */
export const mostImages = 64;

/** Captures waiting per worker unless told otherwise: a few seconds of work. */
const queuePerWorker = 8;

/** Share of the latest capture in the running mean of the time per capture. */
const newestShare = 0.2;

/**
 * Starts the engine: every model is checked, every worker has its models loaded before this resolves.
 * @throws ModelUnusable when a model is absent, is not the one that was measured, does not answer as it should, or has no
 *   numbers
 */
export async function createFaceEngine(options: FaceEngineOptions): Promise<FaceEngine> {
  const { workers, queueLength = workers * queuePerWorker, modelFolder = defaultModelFolder } = options;
  const { embedders = [builtInEmbedder] } = options;
  if (embedders.length === 0) throw new RangeError('An engine needs an embedder');
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`${workers} is no number of workers`);
  await checkModels(modelFolder, embedders);
  const first = createFirstWorker();
  const workerData: EngineWorkerData = { modelFolder, embedders, first };
  const pool = new Piscina<EngineTask, EngineResult>({
    filename: new URL('./engine-worker.ts', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    maxQueue: workers + queueLength,
    workerData,
    loadBalancer: (task, threads) =>
      chooseWorker(first, task[queueOptionsSymbol] as WorkOptions | null, threads),
  });
  pool.on('workerDestroy', ({ id }: { id: number }) =>
    releaseFirst(
      first,
      pool.threads.map(({ threadId }) => threadId).filter((other) => other !== id),
    ),
  );
  const engine = new PooledFaceEngine(pool, embedders, workers, workers + queueLength);
  try {
    await engine.warmUp();
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  return engine;
}

class PooledFaceEngine implements FaceEngine {
  readonly models: Evidence['models'];
  readonly embedders: readonly EmbedderDefinition[];
  readonly #pool: Piscina<EngineTask, EngineResult>;
  readonly #workers: number;
  /** Captures that may be in the engine at once, running and waiting. */
  readonly #capacity: number;
  #inside = 0;
  #meanMs = 500;
  #isClosed = false;

  constructor(
    pool: Piscina<EngineTask, EngineResult>,
    embedders: readonly EmbedderDefinition[],
    workers: number,
    capacity: number,
  ) {
    this.#pool = pool;
    this.embedders = embedders;
    this.models = modelIdentities(embedders[0]!);
    this.#workers = workers;
    this.#capacity = capacity;
  }

  /** Resolves when the workers take work. */
  async warmUp(): Promise<void> {
    const nothing = (): AnalyseTask => ({
      kind: 'analyse',
      images: [],
      options: { mode: 'photo' },
      embedder: this.models.embedder.id,
      cancelled: makeFlag(),
    });
    await Promise.all(Array.from({ length: this.#workers }, () => this.#pool.run(nothing())));
  }

  async analyse(images: Uint8Array[], options: AnalyseOptions): Promise<Evidence> {
    const { signal, behind, mode, look, embedder = this.models.embedder.id } = options;
    signal?.throwIfAborted();
    if (images.length < 1 || images.length > mostImages)
      throw new RangeError(`A capture has 1 to ${mostImages} images, not ${images.length}`);
    if (!this.embedders.some(({ id }) => id === embedder))
      throw new RangeError(`The embedder ${embedder} does not run here`);
    const cancelled = makeFlag();
    // Copied, then moved: the caller keeps its bytes, and a view into a larger buffer doesn't drag it along.
    const copies = images.map((image) => Uint8Array.from(image));
    const transferList = copies.map(({ buffer }) => buffer);
    const task: AnalyseTask = {
      kind: 'analyse',
      images: copies,
      options: { mode, ...(look && { look }) },
      embedder,
      cancelled,
    };
    const running = this.#run(task, { behind, transferList });
    const evidence = (await abortable(running, signal, () =>
      Atomics.store(cancelled, 0, 1),
    )) as Evidence | null;
    if (evidence === null) throw new Error('The analysis was cancelled');
    this.#meanMs += newestShare * (evidence.elapsedMs - this.#meanMs);
    return evidence;
  }

  async compareTextures(
    textures: DialogueTextures,
    { signal, behind }: WorkOptions = {},
  ): Promise<TextureComparison> {
    signal?.throwIfAborted();
    const running = this.#run({ kind: 'compare', textures }, { behind });
    // Some tens of milliseconds of work: not worth telling the worker to stop.
    return (await abortable(running, signal, () => undefined)) as TextureComparison;
  }

  /** Hands a task to a worker when there is room. */
  async #run(
    task: EngineTask,
    { behind, transferList = [] }: { behind: boolean | undefined; transferList?: ArrayBuffer[] },
  ): Promise<EngineResult> {
    if (this.#isClosed) throw new Error('The face engine is closed');
    if (this.#inside >= this.#capacity) throw new EngineOverloaded(this.#secondsUntilRoom());
    this.#inside++;
    try {
      return await this.#pool.run(Object.assign(task, { [queueOptionsSymbol]: { behind } }), {
        transferList,
      });
    } finally {
      this.#inside--;
    }
  }

  /** Lets running and waiting captures finish, then ends the workers. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#pool.close();
  }

  #secondsUntilRoom(): number {
    return Math.max(1, Math.ceil((this.#inside * this.#meanMs) / this.#workers / 1000));
  }
}

function makeFlag(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Rejects as soon as `signal` aborts; the work itself is told by `cancel` and ends in its own time. */
async function abortable<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  cancel: () => void,
): Promise<T> {
  if (signal === undefined) return work;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
