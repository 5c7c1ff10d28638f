import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type DoorId,
  doorById,
  doorIds,
  errors,
  operationIds,
  services,
  TenantQuotas,
} from '@selfsame/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { quietLevel } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { doorUrl } from './guard-doors.ts';
import { Problem } from './problem.ts';

/** What the routes for those who run the server need. */
export interface HealthDependencies {
  /** Rejects while the server can't do its work. */
  checkReady(signal: AbortSignal): Promise<void>;
  metrics: Metrics;
}

const readyPatienceMs = 2_000;

/**
 * `/healthz` (the process lives), `/readyz` (it can serve: the database answers), `/metrics`, and the times of all
 * requests. Call before the routes that are to be measured.
 */
export function mountHealth(fastify: FastifyInstance, deps: HealthDependencies): void {
  measureRequests(fastify, deps.metrics);
  measureQuotas(fastify, deps.metrics);
  const logLevel = quietLevel(fastify.log.level);
  const quiet = (door: DoorId) => ({ logLevel, config: { door } });
  fastify.get(doorUrl('GetLiveness'), quiet('GetLiveness'), async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  fastify.get(doorUrl('GetReadiness'), quiet('GetReadiness'), async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await deps.checkReady(AbortSignal.timeout(readyPatienceMs));
      return reply.send({ status: 'ready' });
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  fastify.get(doorUrl('GetMetrics'), quiet('GetMetrics'), async (_, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await deps.metrics.render()),
  );
}

/** Those of successes, redirections and every error of the contract. */
const statuses: readonly string[] = [
  ...new Set([
    '200',
    '206',
    '303',
    '304',
    '308',
    ...Object.values(errors).map(({ status }) => String(status)),
  ]),
];
const requestBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const endings = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/**
 * Counts every request by operation and status, and times them by service: buckets for every operation and status were
 * 488 kB after 25 minutes.
 */
function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const count = metrics.counter('selfsame_requests_total', 'Requests that were answered', {
    operation: [...operationIds, ...doorIds, 'none'],
    status: statuses,
  });
  const observe = metrics.histogram(
    'selfsame_request_seconds',
    'Time to answer a request',
    { service: [...Object.keys(services), 'page', 'stream', 'socket', 'none'], ended: endings },
    requestBounds,
  );
  fastify.addHook('onResponse', async (request, reply) => {
    const { config } = request.routeOptions;
    const operation = config.operationId ?? config.door ?? 'none';
    const service = config.operation?.service ?? (config.door ? doorById(config.door).kind : 'none');
    count({ operation, status: String(reply.statusCode) });
    observe({ service, ended: `${Math.floor(reply.statusCode / 100) as 2}xx` }, reply.elapsedTime / 1_000);
  });
}

/** Counts what a quota of a tenant refuses, by quota. */
function measureQuotas(fastify: FastifyInstance, metrics: Metrics): void {
  const count = metrics.counter(
    'selfsame_quota_refusals_total',
    'Requests refused by a quota of their tenant',
    {
      quota: Object.keys(TenantQuotas.properties),
    },
  );
  fastify.addHook('onError', async (_request, _reply, error) => {
    if (!(error instanceof Problem)) return;
    if (error.code === 'E_QUOTA_EXCEEDED') count({ quota: error.args[0] ?? '' });
    if (error.code === 'E_TENANT_BUSY') count({ quota: 'AnalysesAtOnce' });
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who may read the metrics follows from this. */
export interface MetricsSettings {
  /** Undefined: callers on this machine only. */
  metricsToken?: string | undefined;
  /** Where users reach the server. */
  baseUrl: string;
}

/** Whether `/metrics` answers nobody: users come through a proxy or the network, and there is no token. */
export const areMetricsClosed = ({ metricsToken, baseUrl }: MetricsSettings): boolean =>
  metricsToken === undefined && !isLoopbackHost(new URL(baseUrl).host);

/** What to do where {@link areMetricsClosed}. */
export const metricsClosedText =
  '/metrics answers nobody: SELFSAME_BASE_URL is no name of this machine alone, and SELFSAME_METRICS_TOKEN is not set. Set the token to read the metrics.';

/**
 * Whether a request may read the metrics: it holds their token, or comes from this machine where there is none. A proxy
 * on this machine speaks for strangers, and with the defaults of nginx it looks like a caller of this machine. So
 * nobody is answered without a token where users reach the server by another name than that of the machine itself.
 */
export function mayReadMetrics(request: FastifyRequest, settings: MetricsSettings): boolean {
  const { metricsToken: token } = settings;
  if (token !== undefined) {
    return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
  }
  if (areMetricsClosed(settings)) return false;
  // A proxy that forwards says so, or sends the name that they asked for.
  const isProxied =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !isProxied && isLoopback(request.socket.remoteAddress ?? '') && isLoopbackHost(request.headers.host);
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

/** `localhost`, `127.0.0.1` or `[::1]`, with any port. */
function isLoopbackHost(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name ?? '');
}
