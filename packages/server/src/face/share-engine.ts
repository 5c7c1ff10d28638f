import {
  type AnalyseOptions,
  type DialogueTextures,
  EngineOverloaded,
  type Evidence,
  type FaceEngine,
  type TextureComparison,
  type WorkOptions,
} from '@selfsame/face';
import { FairQueue, QueueFull, type Share } from '../platform/fair-queue.ts';
import { Problem } from '../platform/http/problem.ts';
import type { AnalysisQuotas } from './remember-quotas.ts';

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
   * as many of their own. Read for all work but that in a transaction.
   */
  quotas: AnalysisQuotas;
  /** ms, of a clock that never goes back. */
  now?: () => number;
}

/** A session has one picture or capture in the engine, and one more that waits. */
const sessionShare = { running: 1, waiting: 1 } as const;

/** Share of the queue that backends can fill: the rest is kept for people before a camera. */
const backendsPart = 0.75;

/** What is done for somebody; each takes another time. */
type Work = AnalyseOptions['mode'] | 'compare';

/** Share of the latest job in the running mean of the time per job of its kind, which begins with a guess. */
const newestPart = 0.2;
const firstGuessMs = 300;

/**
 * For so long after a tenant's work, no other tenant that has something running takes the last worker: an analysis that runs
 * can't be interrupted, and whoever comes next would wait for its end (docs/decisions/0337-a-worker-is-kept-free.md).
 */
const activeMs = 10 * 60_000;

/**
 * So much of the engine's time a tenant that had less than the others may catch up, ms: a handful of captures one after the
 * other. Others wait that long for it at most.
 */
const creditMs = 4_000;

/** Tenants that had work of late. */
function createActivity(now: () => number) {
  const lastMs = new Map<string, number>();
  return {
    note(tenantId: string): void {
      lastMs.set(tenantId, now());
    },
    isAlone(tenantId: string): boolean {
      const since = now() - activeMs;
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

/** How long jobs take of late, all together and by kind, and so how long the next ones will. */
function createPace(workers: number, now: () => number) {
  let meanMs = firstGuessMs;
  const meanOf = new Map<Work, number>();
  return {
    /** What the next job of a kind will take, ms. */
    guess: (kind: Work) => meanOf.get(kind) ?? meanMs,
    async timed<T>(kind: Work, work: () => Promise<T>): Promise<T> {
      const began = now();
      const result = await work();
      const took = now() - began;
      meanMs += newestPart * (took - meanMs);
      const before = meanOf.get(kind) ?? took;
      meanOf.set(kind, before + newestPart * (took - before));
      return result;
    },
    secondsFor: (jobs: number) => Math.max(1, Math.ceil((jobs * meanMs) / workers / 1_000)),
  };
}

/**
 * Puts a fair queue before the engine: tenants share its time, and a tenant's capture sessions and its backends take turns.
 * The engine itself gets no more than its workers take at once, so that nothing overtakes in its own queue.
 */
export function shareEngine(
  engine: FaceEngine,
  { workers, queueLength, quotas, now = () => performance.now() }: EngineSharing,
): SharedEngine {
  const activity = createActivity(now);
  const queue = new FairQueue({
    ...{ running: workers, waiting: queueLength, now, credit: creditMs },
    runningOf: (tenantId) => quotas.last(tenantId) ?? workers,
    keptFreeBy: (tenantId) => (activity.isAlone(tenantId) ? 0 : 1),
  });
  const backendsShare = backendsShareOf(workers, queueLength);
  const { guess, timed, secondsFor } = createPace(workers, now);
  const requireRoom = ({ tenantId, sessionId }: ForWhom, most: number | null): void => {
    if (most === null) return;
    // What backends have inside never shuts people out: these wait for their turn beside them.
    const ofOthers = sessionId === undefined ? 0 : queue.insideOf(tenantId, backendsShare.client);
    const inside = queue.insideOf(tenantId) - ofOthers;
    if (inside < most) return;
    const retryAfter = secondsFor(inside);
    throw new Problem('E_TENANT_BUSY', { args: [most, retryAfter], retryAfter });
  };
  const inTurn = async <T>(
    kind: Work,
    { signal, ...whom }: ForWhom & { signal?: AbortSignal | undefined },
    work: (place: Pick<WorkOptions, 'behind'>) => Promise<T>,
  ): Promise<T> => {
    const { tenantId, sessionId } = whom;
    // Nothing is waited for between the look at what is inside and going in: many at once would all find room.
    if (!whom.inTransaction) requireRoom(whom, await quotas.read(tenantId));
    activity.note(tenantId);
    const own = sessionId === undefined ? backendsShare : { ...sessionShare, client: sessionId };
    const share: Share = { ...own, group: tenantId, cost: guess(kind) };
    try {
      return await queue.run(
        share,
        ({ hadItsShare }) => timed(kind, () => work({ behind: hadItsShare && !activity.isAlone(tenantId) })),
        signal,
      );
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
      inTurn(options.mode, { tenantId, sessionId, inTransaction, signal: options.signal }, (place) =>
        engine.analyse(images, { ...options, ...place }),
      ),
    compareTextures: (textures, { tenantId, sessionId, inTransaction, ...options }) =>
      inTurn('compare', { tenantId, sessionId, inTransaction, signal: options.signal }, (place) =>
        engine.compareTextures(textures, { ...options, ...place }),
      ),
  };
}
