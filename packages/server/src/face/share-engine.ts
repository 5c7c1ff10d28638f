import {
  type AnalyseOptions,
  type DialogueTextures,
  EngineOverloaded,
  type Evidence,
  type FaceEngine,
  type TextureComparison,
} from '@selfsame/face';
import { FairQueue, QueueFull, type Share } from '../platform/fair-queue.ts';

/** Whom work is for: the capture session whose turn it takes; without, the backends, which have one turn together. */
interface ForWhom {
  sessionId?: string | undefined;
}

/** The face engine as the server's modules share it. */
export interface SharedEngine extends FaceEngine {
  /** @throws EngineOverloaded when the session, the backends or all together have as much waiting as there may be */
  analyse(images: Uint8Array[], options: AnalyseOptions & ForWhom): Promise<Evidence>;
  /** @throws EngineOverloaded as `analyse` */
  compareTextures(
    textures: DialogueTextures,
    options?: { signal?: AbortSignal } & ForWhom,
  ): Promise<TextureComparison>;
}

/** A session has one picture or capture in the engine, and one more that waits. */
const sessionShare = { running: 1, waiting: 1 } as const;

/** Share of the queue that backends can fill: the rest is kept for people before a camera. */
const backendsPart = 0.75;

/** Share of the latest job in the running mean of the time per job, which begins with a guess. */
const newestPart = 0.2;
const firstGuessMs = 300;

/**
 * Puts a fair queue before the engine: capture sessions are served in turn, and so are they and the backends. The
 * engine itself gets no more than its workers take at once, so that nothing overtakes in its own queue.
 */
export function shareEngine(
  engine: FaceEngine,
  { workers, queueLength }: { workers: number; queueLength: number },
): SharedEngine {
  const queue = new FairQueue({ running: workers, waiting: queueLength });
  const backendsShare: Share = {
    client: 'backends',
    running: workers,
    waiting: Math.ceil(backendsPart * queueLength),
  };
  let meanMs = firstGuessMs;
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    meanMs += newestPart * (performance.now() - began - meanMs);
    return result;
  };
  const inTurn = async <T>(
    { sessionId, signal }: ForWhom & { signal?: AbortSignal | undefined },
    work: () => Promise<T>,
  ): Promise<T> => {
    const share = sessionId === undefined ? backendsShare : { ...sessionShare, client: sessionId };
    try {
      return await queue.run(share, () => timed(work), signal);
    } catch (error) {
      if (!(error instanceof QueueFull)) throw error;
      throw new EngineOverloaded(Math.max(1, Math.ceil((error.inside * meanMs) / workers / 1_000)));
    }
  };
  return {
    models: engine.models,
    embedders: engine.embedders,
    close: () => engine.close(),
    analyse: (images, { sessionId, ...options }) =>
      inTurn({ sessionId, signal: options.signal }, () => engine.analyse(images, options)),
    compareTextures: (textures, { sessionId, ...options } = {}) =>
      inTurn({ sessionId, signal: options.signal }, () => engine.compareTextures(textures, options)),
  };
}
