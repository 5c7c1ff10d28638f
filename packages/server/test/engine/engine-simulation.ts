import type { FaceEngine } from '@selfsame/face';
import { rememberQuotas } from '../../src/face/remember-quotas.ts';
import { shareEngine } from '../../src/face/share-engine.ts';
import { createFaceActor } from '../face-actor.ts';

/** One stream of analyses of a tenant. Times in ms of the simulated clock. */
export interface Stream {
  tenantId: string;
  /** Of each analysis; drawn by the caller, so that two runs are alike. */
  arrivals: readonly number[];
  /** How long one takes in a worker. */
  tookMs: number;
  mode: 'capture' | 'step' | 'photo';
  /** Quota `AnalysesAtOnce` of the tenant; null: any number. */
  most?: number | null;
}

/** What came of one stream. */
export interface StreamResult {
  /** From asking to the end, of analyses that were done. */
  times: number[];
  refused: number;
}

interface Event {
  at: number;
  act: () => void;
}

/** Lets everything happen that follows from what has just happened. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Runs streams of analyses through `shareEngine` on a clock that jumps from event to event: what the machine does meanwhile
 * changes no number. The engine takes exactly as long as the streams say, on as many workers as there are.
 * @param workers threads of the engine
 */
export async function simulateEngine(workers: number, streams: readonly Stream[]): Promise<StreamResult[]> {
  let time = 0;
  const events: Event[] = [];
  const after = (ms: number, act: () => void) => void events.push({ at: time + ms, act });
  const actor = createFaceActor();
  const tookOf = new Map<Uint8Array, number>();
  const engine: FaceEngine = {
    models: actor.models,
    embedders: actor.embedders,
    close: async () => undefined,
    compareTextures: () => Promise.reject(new Error('Nothing is compared here')),
    analyse: ([image]) => new Promise((resolve) => after(tookOf.get(image!)!, () => resolve({} as never))),
  };
  const most = new Map(streams.map(({ tenantId, most: quota = null }) => [tenantId, quota]));
  const now = () => time;
  const quotas = rememberQuotas(async (tenantId) => most.get(tenantId) ?? null, now);
  const shared = shareEngine(engine, { workers, queueLength: 32, quotas, now });
  const results = streams.map(({ tenantId, arrivals, tookMs, mode }, stream) => {
    const result: StreamResult = { times: [], refused: 0 };
    arrivals.forEach((at, n) => {
      const image = Buffer.from(`${stream} ${n}`);
      tookOf.set(image, tookMs);
      // Every capture and frame is of another person; pictures are a backend's.
      const sessionId = mode === 'photo' ? undefined : `${stream} ${n}`;
      events.push({
        at,
        act: () => {
          shared.analyse([image], { mode, tenantId, sessionId }).then(
            () => {
              result.times.push(time - at);
            },
            () => {
              result.refused += 1;
            },
          );
        },
      });
    });
    return result;
  });
  for (;;) {
    await settle();
    const next = events.reduce<Event | undefined>(
      (first, event) => (first && first.at <= event.at ? first : event),
      undefined,
    );
    if (!next) return results;
    events.splice(events.indexOf(next), 1);
    time = next.at;
    next.act();
  }
}

/** Moments of somebody who comes at random, so many a second in the mean (Poisson), from `from` to `to`, ms. */
export function randomArrivals(
  random: () => number,
  { perSec, from = 0, to }: { perSec: number; from?: number; to: number },
): number[] {
  const arrivals: number[] = [];
  for (let at = from; ; ) {
    at += (-Math.log(1 - random()) * 1_000) / perSec;
    if (at >= to) return arrivals;
    arrivals.push(at);
  }
}
