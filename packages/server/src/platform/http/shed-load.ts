import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { Problem } from './problem.ts';

/** How busy a process is, read anew for every request. */
export interface Load {
  /** Requests that are not answered yet, this one included. */
  inFlight: number;
  /** Queries that wait for a connection. */
  waitingForDatabase: number;
  /** Mean delay of timers over the last second or two, ms. */
  eventLoopDelayMs: number;
}

/** From where on requests are refused. */
export type LoadLimits = Load;

/**
 * Chosen so that what is taken is answered within a few seconds: a request holds a connection for some milliseconds,
 * so a hundred that wait are about a second of work; a loop that is half a second late answers nobody in time.
 */
export const defaultLoadLimits: LoadLimits = {
  inFlight: 1_000,
  waitingForDatabase: 150,
  eventLoopDelayMs: 500,
};

/**
 * Queries of one tenant that may wait for a connection: with more its own requests are refused, so that those of others are
 * not (`waitingForDatabase`).
 */
const mostWaitingOfTenant = 100;

/** Which bound was passed when a request was refused. */
export type ShedLimit = keyof Load | 'waitingOfTenant';

/** Makes the counter of requests that were refused because of overload. */
export function createShedCounter(metrics: Metrics): (limit: ShedLimit) => void {
  const count = metrics.counter('selfsame_requests_shed_total', 'Requests refused because of overload', {
    limit: ['inFlight', 'waitingForDatabase', 'eventLoopDelayMs', 'waitingOfTenant'],
  });
  return (limit) => count({ limit });
}

function busyNow(random: () => number): Problem {
  const { least, most } = retryAfterSec;
  const retryAfter = least + Math.floor(random() * (most - least + 1));
  return new Problem('E_SERVER_BUSY', { args: [retryAfter], retryAfter });
}

/**
 * Refuses a request of a tenant that has more waiting for the database than is its share.
 * @throws Problem E_SERVER_BUSY
 */
export function requireCalmTenant(
  tenantId: string,
  options: {
    waitingOf: (tenantId: string) => number;
    onShed: (limit: ShedLimit) => void;
    random?: () => number;
  },
): void {
  const { waitingOf, onShed, random = Math.random } = options;
  if (waitingOf(tenantId) <= mostWaitingOfTenant) return;
  onShed('waitingOfTenant');
  throw busyNow(random);
}

const windowMs = 1_000;
/** Spread, so that those who were refused don't come back all at once. */
const retryAfterSec = { least: 1, most: 4 } as const;

/** Which of the limits is passed; null when there is room. */
export const overloadOf = (load: Load, limits: LoadLimits): keyof Load | null =>
  (Object.keys(limits) as (keyof Load)[]).find((name) => load[name] > limits[name]) ?? null;

/**
 * Refuses requests with 503 and Retry-After before any work is done for them while the process has more than it
 * can do. `/healthz`, `/readyz` and `/metrics` are always answered. Call before routes are added.
 * @param options.onShed told the limit that was passed
 * @returns how busy the process is, and the end of the measuring
 */
export function shedLoad(
  fastify: FastifyInstance,
  options: {
    waitingForDatabase: () => number;
    limits?: LoadLimits;
    random?: () => number;
    onShed?: (limit: keyof Load) => void;
  },
): { read(): Load; stop(): void } {
  const { waitingForDatabase, limits = defaultLoadLimits, random = Math.random, onShed } = options;
  const loop = monitorEventLoopDelay({ resolution: 20 });
  // While the modules are mounted the loop stands still, and nobody waits: counted, it would refuse the first second's requests.
  fastify.addHook('onReady', async () => void loop.enable());
  let lastMean = 0;
  const timer = setInterval(() => {
    // The histogram counts the resolution itself as delay.
    lastMean = Math.max(0, loop.mean / 1e6 - 20) || 0;
    loop.reset();
  }, windowMs).unref();
  let inFlight = 0;
  const read = (): Load => ({
    inFlight,
    waitingForDatabase: waitingForDatabase(),
    eventLoopDelayMs: lastMean,
  });
  const unmetered = new Set(['/healthz', '/readyz', '/metrics']);
  fastify.addHook('onRequest', async (request, reply) => {
    inFlight += 1;
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    const limit = unmetered.has(request.routeOptions.url ?? '') ? null : overloadOf(read(), limits);
    if (limit === null) return;
    onShed?.(limit);
    throw busyNow(random);
  });
  return {
    read,
    stop() {
      clearInterval(timer);
      loop.disable();
    },
  };
}
