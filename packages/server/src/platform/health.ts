import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { quietLevel } from './log.ts';
import type { Metrics } from './metrics.ts';
import { Problem } from './problem.ts';

/** What the routes for those who run the server need. */
export interface HealthDependencies {
  /** Rejects while the server can't do its work. */
  checkReady(signal: AbortSignal): Promise<void>;
  metrics: Metrics;
  /** Bearer token of `/metrics`; undefined: callers on this machine only. */
  metricsToken: string | undefined;
}

const readyPatienceMs = 2_000;

/**
 * `/healthz` (the process lives), `/readyz` (it can serve: the database answers), `/metrics`, and the times of all
 * requests. Call before the routes that are to be measured.
 */
export function mountHealth(fastify: FastifyInstance, deps: HealthDependencies): void {
  measureRequests(fastify, deps.metrics);
  const quiet = { logLevel: quietLevel(fastify.log.level) };
  fastify.get('/healthz', quiet, async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  fastify.get('/readyz', quiet, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await deps.checkReady(AbortSignal.timeout(readyPatienceMs));
      return reply.send({ status: 'ready' });
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  fastify.get('/metrics', quiet, async (request, reply) => {
    if (!mayReadMetrics(request, deps.metricsToken)) throw new Problem('E_USER_NOT_AUTHENTICATED');
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(deps.metrics.render());
  });
}

function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const observe = metrics.histogram('selfsame_request_seconds', 'Time to answer a request', bounds);
  fastify.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    const labels = { operation: config.operationId ?? url ?? 'none', status: String(reply.statusCode) };
    observe(labels, reply.elapsedTime / 1_000);
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) {
    return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
  }
  // A proxy on this machine speaks for strangers.
  const isProxied =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !isProxied && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}
