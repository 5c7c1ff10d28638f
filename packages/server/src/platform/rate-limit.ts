import rateLimit from '@fastify/rate-limit';
import type { OperationId } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Calls that one client may make within a minute, by operation. An operation without an entry is not limited. */
export type CallsPerMinute = Readonly<Partial<Record<OperationId, number>>>;

const minuteMs = 60_000;

/**
 * Who counts as one client: an IPv4 address, or an IPv6 /64, which is what one subscriber holds (RFC 6177).
 * @param address as the socket or a trusted proxy gives it
 */
export const clientKey = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  const groups = [...start, ...Array<string>(zeros).fill('0'), ...end].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};

/**
 * Installs the limiter; call before `serve` and hand it the result. Counts are kept per process.
 * @returns the route option of an operation, for `ServeDependencies.rateLimit`
 */
export async function installRateLimit(
  fastify: FastifyInstance,
  callsPerMinute: CallsPerMinute,
): Promise<(id: OperationId) => { max: number; timeWindow: number } | undefined> {
  await fastify.register(rateLimit, {
    global: false,
    keyGenerator: (request) => clientKey(request.ip),
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      return new Problem('E_RATE_LIMITED', { args: [seconds], retryAfter: seconds });
    },
  });
  return (id) => {
    const max = callsPerMinute[id];
    return max === undefined ? undefined : { max, timeWindow: minuteMs };
  };
}
