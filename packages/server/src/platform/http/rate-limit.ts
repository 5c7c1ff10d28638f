import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { OperationId } from '@selfsame/contract';
import type { FastifyInstance, RouteOptions } from 'fastify';
import {
  type CallCount,
  type CountShared,
  createCallWindows,
  type Patience,
  withPatience,
} from '../access/call-windows.ts';
import { rateLimited } from './problem.ts';

/** Calls that one client may make within a minute, by operation. An operation without an entry is not limited. */
export type CallsPerMinute = Readonly<Partial<Record<OperationId, number>>>;

const minuteMs = 60_000;

/**
 * Who counts as one client: an IPv4 address, or an IPv6 /64, which is what one subscriber holds (RFC 6177).
 * @param address as the socket or a trusted proxy gives it
 */
export function clientKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  const groups = [...start, ...Array<string>(zeros).fill('0'), ...end].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** How the limiter counts. */
export interface RateLimitOptions {
  /** Counts over all nodes; without it every process counts for itself. */
  countShared?: CountShared;
  /** Operations whose limit bounds work, not guesses: each process counts them for itself. */
  countedPerNode?: readonly OperationId[];
  /** Told when the shared count is not to be had and this process counts alone for a while. */
  onUnavailable?: (error: unknown) => void;
  /** How long the shared count is waited for. */
  patience?: Patience;
}

/** The limiter of a server. */
export interface RateLimit {
  /** The route option of an operation, for `ServeDependencies.rateLimit`. */
  (id: OperationId): { max: number; timeWindow: number } | undefined;
  /**
   * Counts a call that did not come as a request of its own, such as a message of a socket.
   * @throws Problem E_RATE_LIMITED
   */
  countCall(id: OperationId, address: string): Promise<void>;
  /**
   * Counts something that several requests may do, under a name of its own.
   * @param most of it that one client may do within a minute
   * @throws Problem E_RATE_LIMITED
   */
  countAct(name: string, most: number, address: string): Promise<void>;
}

/**
 * Installs the limiter; call before `serve` and hand it the result. An operation has one count for all its paths.
 */
export async function installRateLimit(
  fastify: FastifyInstance,
  callsPerMinute: CallsPerMinute,
  options: RateLimitOptions = {},
): Promise<RateLimit> {
  const { countShared, countedPerNode = [], onUnavailable = () => undefined } = options;
  const { patience } = options;
  const ask = countShared && withPatience(countShared, { onUnavailable, ...(patience && { patience }) });
  const windows = createCallWindows();
  const perNode = new Set<string>(countedPerNode);
  /** What this process knows refuses at once; only a call that may be within the limit asks the others. */
  const count: Count = async (route, client, windowMs, max) => {
    const key = `${route} ${client}`;
    const own = windows.count(key, windowMs);
    if (!ask || own.calls > max || perNode.has(route)) return own;
    const shared = await ask(key, windowMs);
    if (!shared) return own;
    windows.learn(key, shared);
    return shared.calls > own.calls ? shared : own;
  };
  await fastify.register(rateLimit, {
    global: false,
    store: storeOf(count),
    keyGenerator: (request) => clientKey(request.ip),
    errorResponseBuilder: (_request, { ttl }) => rateLimited(ttl),
  });
  const optionOf = (id: OperationId) => {
    const max = callsPerMinute[id];
    return max === undefined ? undefined : { max, timeWindow: minuteMs };
  };
  const countAct = async (name: string, most: number, address: string) => {
    const { calls, leftMs } = await count(name, clientKey(address), minuteMs, most);
    if (calls > most) throw rateLimited(leftMs);
  };
  return Object.assign(optionOf, {
    countAct,
    async countCall(id: OperationId, address: string) {
      const max = callsPerMinute[id];
      if (max !== undefined) await countAct(id, max, address);
    },
  });
}

type Count = (route: string, client: string, windowMs: number, max: number) => Promise<CallCount>;

/** A count as the plug-in wants it: a class of which it makes one per route. */
const storeOf = (count: Count): FastifyRateLimitStoreCtor =>
  class Store implements FastifyRateLimitStore {
    #route = '';

    child(options: object): Store {
      const { routeInfo } = options as { routeInfo: RouteOptions };
      const store = new Store();
      store.#route = routeInfo.config?.operationId ?? `${routeInfo.method} ${routeInfo.url}`;
      return store;
    }

    incr(...[client, done, windowMs, max]: Parameters<FastifyRateLimitStore['incr']>): void {
      void count(this.#route, client, windowMs, max).then(
        ({ calls, leftMs }) => done(null, { current: calls, ttl: leftMs }),
        done,
      );
    }
  };
