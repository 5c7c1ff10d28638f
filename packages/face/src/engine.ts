import './model/no-telemetry.ts';
import { Piscina } from 'piscina';
import type { EngineResult, EngineTask, EngineWorkerData } from './engine-worker.ts';
import { type AnalyseOptions, EngineOverloaded, type Evidence, type FaceEngine } from './evidence.ts';
import { checkModelFiles, modelIdentities } from './model/face-models.ts';
import { defaultModelFolder } from './model/model-folder.ts';

/** How an engine is built. */
export interface FaceEngineOptions {
  /** Worker threads, each about 120 MB and one core; at least 1. */
  workers: number;
  /** Captures that may wait for a worker; more are refused with `EngineOverloaded`. */
  queueLength?: number;
  /** Where `build-models.ts` put the model files; `.cache/models` of the repository unless told otherwise. */
  modelFolder?: string;
}

/** The most images of one capture. */
export const mostImages = 64;

/** Captures waiting per worker unless told otherwise: a few seconds of work. */
const queuePerWorker = 8;

/** Share of the latest capture in the running mean of the time per capture. */
const newestShare = 0.2;

/**
 * Starts the engine: every model file is checked, every worker has its models loaded before this resolves.
 * @throws ModelUnusable when a model is absent or is not the one that was measured
 */
export async function createFaceEngine(options: FaceEngineOptions): Promise<FaceEngine> {
  const { workers, queueLength = workers * queuePerWorker, modelFolder = defaultModelFolder } = options;
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`${workers} is no number of workers`);
  await checkModelFiles(modelFolder);
  const workerData: EngineWorkerData = { modelFolder };
  const pool = new Piscina<EngineTask, EngineResult>({
    filename: new URL('./engine-worker.ts', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    maxQueue: workers + queueLength,
    workerData,
  });
  const engine = new PooledFaceEngine(pool, workers, workers + queueLength);
  try {
    await engine.warmUp();
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  return engine;
}

class PooledFaceEngine implements FaceEngine {
  readonly models = modelIdentities;
  readonly #pool: Piscina<EngineTask, EngineResult>;
  readonly #workers: number;
  /** Captures that may be in the engine at once, running and waiting. */
  readonly #capacity: number;
  #inside = 0;
  #meanMs = 500;
  #isClosed = false;

  constructor(pool: Piscina<EngineTask, EngineResult>, workers: number, capacity: number) {
    this.#pool = pool;
    this.#workers = workers;
    this.#capacity = capacity;
  }

  /** Resolves when the workers take work. */
  async warmUp(): Promise<void> {
    const nothing = () => ({ images: [], mode: 'photo' as const, cancelled: makeFlag() });
    await Promise.all(Array.from({ length: this.#workers }, () => this.#pool.run(nothing())));
  }

  async analyse(images: Uint8Array[], { signal, mode }: AnalyseOptions): Promise<Evidence> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw new Error('The face engine is closed');
    if (images.length < 1 || images.length > mostImages)
      throw new RangeError(`A capture has 1 to ${mostImages} images, not ${images.length}`);
    if (this.#inside >= this.#capacity) throw new EngineOverloaded(this.#secondsUntilRoom());
    this.#inside++;
    const cancelled = makeFlag();
    // Copied, then moved: the caller keeps its bytes, and a view into a larger buffer doesn't drag it along.
    const copies = images.map((image) => Uint8Array.from(image));
    const transferList = copies.map(({ buffer }) => buffer);
    const running = this.#pool
      .run({ images: copies, mode, cancelled }, { transferList })
      .finally(() => this.#inside--);
    const evidence = await abortable(running, signal, () => Atomics.store(cancelled, 0, 1));
    if (evidence === null) throw new Error('The analysis was cancelled');
    this.#meanMs += newestShare * (evidence.elapsedMs - this.#meanMs);
    return evidence;
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
