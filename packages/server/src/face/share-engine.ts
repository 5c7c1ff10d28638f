import {
  type AnalyseOptions,
  type DialogueTextures,
  EngineOverloaded,
  type Evidence,
  type FaceEngine,
  type TextureComparison,
} from '@selfsame/face';
import { FairQueue, QueueFull, type Share } from '../platform/fair-queue.ts';
import { Problem } from '../platform/http/problem.ts';

/** Whom work is for. */
export interface ForWhom {
  tenantId: string;
  /** The capture session whose turn it takes; without, the tenant's backends, which have one turn together. */
  sessionId?: string | undefined;
  /** The caller holds a connection to the database: no other is asked for, and the tenant's quota is not looked at. */
  inTransaction?: boolean | undefined;
}

/** The face engine as the server's modules share it. */
export interface SharedEngine extends Pick<FaceEngine, 'models' | 'embedders' | 'close'> {
  /**
   * @throws EngineOverloaded when the session, the backends or all together have as much waiting as there may be;
   * Problem E_TENANT_BUSY when the tenant has as much inside as its quota allows, or for a session when its sessions have
   */
  analyse(images: Uint8Array[], options: AnalyseOptions & ForWhom): Promise<Evidence>;
  /** @throws EngineOverloaded, Problem as `analyse` */
  compareTextures(
    textures: DialogueTextures,
    options: { signal?: AbortSignal } & ForWhom,
  ): Promise<TextureComparison>;
}

/** How the engine is shared. */
export interface EngineSharing {
  workers: number;
  queueLength: number;
  /**
   * How many analyses a tenant may run at once, and have inside before its backends are refused; sessions are refused beyond
   * as many of their own. null: any number. Asked for all work but that in a transaction.
   */
  readMostAnalyses(tenantId: string): Promise<number | null>;
}

/** A session has one picture or capture in the engine, and one more that waits. */
const sessionShare = { running: 1, waiting: 1 } as const;

/** Share of the queue that backends can fill: the rest is kept for people before a camera. */
const backendsPart = 0.75;

/** Share of the latest job in the running mean of the time per job, which begins with a guess. */
const newestPart = 0.2;
const firstGuessMs = 300;

/**
 * For so long after a tenant's work, no other tenant takes the last worker: an analysis that runs can't be interrupted, and
 * whoever comes next would wait for its end (docs/decisions/0337-a-worker-is-kept-free.md).
 */
const activeMs = 10 * 60_000;

/** Tenants that had work of late. */
function createActivity() {
  const lastMs = new Map<string, number>();
  return {
    note(tenantId: string): void {
      lastMs.set(tenantId, performance.now());
    },
    isAlone(tenantId: string): boolean {
      const since = performance.now() - activeMs;
      for (const [other, at] of lastMs) if (at < since) lastMs.delete(other);
      return lastMs.size === (lastMs.has(tenantId) ? 1 : 0);
    },
  };
}

const backendsShareOf = (workers: number, queueLength: number) => ({
  client: 'backends',
  running: workers,
  waiting: Math.ceil(backendsPart * queueLength),
});

/** How long jobs take of late, and so how long some of them will. */
function createPace(workers: number) {
  let meanMs = firstGuessMs;
  return {
    async timed<T>(work: () => Promise<T>): Promise<T> {
      const began = performance.now();
      const result = await work();
      meanMs += newestPart * (performance.now() - began - meanMs);
      return result;
    },
    secondsFor: (jobs: number) => Math.max(1, Math.ceil((jobs * meanMs) / workers / 1_000)),
  };
}

/**
 * Puts a fair queue before the engine: tenants are served in turn, and so are a tenant's capture sessions and its backends.
 * The engine itself gets no more than its workers take at once, so that nothing overtakes in its own queue.
 */
export function shareEngine(
  engine: FaceEngine,
  { workers, queueLength, readMostAnalyses }: EngineSharing,
): SharedEngine {
  const activity = createActivity();
  /** Quotas as they were read last, of tenants that have one. */
  const quotas = new Map<string, number>();
  const runningOf = (tenantId: string) =>
    Math.min(
      quotas.get(tenantId) ?? workers,
      activity.isAlone(tenantId) ? workers : Math.max(1, workers - 1),
    );
  const queue = new FairQueue({ running: workers, waiting: queueLength, runningOf });
  const backendsShare = backendsShareOf(workers, queueLength);
  const { timed, secondsFor } = createPace(workers);
  const requireRoom = ({ tenantId, sessionId }: ForWhom, most: number | null): void => {
    if (most === null) {
      quotas.delete(tenantId);
      return;
    }
    quotas.set(tenantId, most);
    // What backends have inside never shuts people out: these wait for their turn beside them.
    const ofOthers = sessionId === undefined ? 0 : queue.insideOf(tenantId, backendsShare.client);
    const inside = queue.insideOf(tenantId) - ofOthers;
    if (inside < most) return;
    const retryAfter = secondsFor(inside);
    throw new Problem('E_TENANT_BUSY', { args: [most, retryAfter], retryAfter });
  };
  const inTurn = async <T>(
    { signal, ...whom }: ForWhom & { signal?: AbortSignal | undefined },
    work: () => Promise<T>,
  ): Promise<T> => {
    const { tenantId, sessionId } = whom;
    // Nothing is waited for between the look at what is inside and going in: many at once would all find room.
    if (!whom.inTransaction) requireRoom(whom, await readMostAnalyses(tenantId));
    activity.note(tenantId);
    const own = sessionId === undefined ? backendsShare : { ...sessionShare, client: sessionId };
    const share: Share = { ...own, group: tenantId };
    try {
      return await queue.run(share, () => timed(work), signal);
    } catch (error) {
      if (!(error instanceof QueueFull)) throw error;
      throw new EngineOverloaded(secondsFor(error.inside));
    }
  };
  return {
    models: engine.models,
    embedders: engine.embedders,
    close: () => engine.close(),
    analyse: (images, { tenantId, sessionId, inTransaction, ...options }) =>
      inTurn({ tenantId, sessionId, inTransaction, signal: options.signal }, () =>
        engine.analyse(images, options),
      ),
    compareTextures: (textures, { tenantId, sessionId, inTransaction, ...options }) =>
      inTurn({ tenantId, sessionId, inTransaction, signal: options.signal }, () =>
        engine.compareTextures(textures, options),
      ),
  };
}
