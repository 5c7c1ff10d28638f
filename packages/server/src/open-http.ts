import {
  captureContentSecurityPolicy,
  captureDist,
  previewContentSecurityPolicy,
  stopContentSecurityPolicy,
} from '@selfsame/capture/dist-path';
import { limits } from '@selfsame/contract';
import { noncePlaceholder, portalContentSecurityPolicy, portalDist } from '@selfsame/portal/dist-path';
import type { FastifyInstance } from 'fastify';
import type { Composition, Parts } from './compose-modules.ts';
import type { Storage } from './open-storage.ts';
import { checkDatabase } from './platform/database.ts';
import { createDiskProbe } from './platform/disk-trouble.ts';
import { guardDoors, mountBehind } from './platform/http/guard-doors.ts';
import { areMetricsClosed, mayReadMetrics, metricsClosedText, mountHealth } from './platform/http/health.ts';
import { createHttpServer } from './platform/http/http-server.ts';
import { installRateLimit } from './platform/http/rate-limit.ts';
import { serve } from './platform/http/serve.ts';
import { servePortal } from './platform/http/serve-portal.ts';
import { type ShedLimit, shedLoad } from './platform/http/shed-load.ts';
import { installSockets } from './platform/http/sockets.ts';
import { serveStaticPages } from './platform/http/static-pages.ts';
import { measureProcess } from './platform/measure-process.ts';
import { traceRequests } from './platform/tracing/trace-requests.ts';
import { findFrameAncestors } from './session/secret/find-frame-ancestors.ts';
import { noteControl } from './session/secret/note-control.ts';
import { countCall } from './store/tenant/rate-window.ts';

/** Scripts by which a page around the capture page asks to be talked to. */
const controlScripts = new Set(['controlhandler.js', 'webauthhandler.js']);

/** What the HTTP server is built of. */
export interface HttpParts extends Pick<Parts, 'config' | 'log' | 'metrics' | 'authentication' | 'db'> {
  pool: Storage['pool'];
  connections: Storage['connections'];
  /** Told of every request that is refused because of overload. */
  onShed: (limit: ShedLimit) => void;
}

/** The HTTP server before any operation is mounted: who comes in, what is measured, what is refused. */
export async function openHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { config, log, metrics, db, connections, authentication } = parts;
  const fastify = await createHttpServer({
    logger: log,
    baseUrl: config.baseUrl,
    trustProxy: config.trustProxy,
    secure: config.baseUrl.startsWith('https:'),
    findDiskTrouble: createDiskProbe(config.dataDir),
  });
  // Before doors and load are looked at: what they refuse is traced too.
  if (config.otlpUrl !== undefined) traceRequests(fastify);
  guardDoors(fastify, {
    authentication,
    isMachine: (request) => mayReadMetrics(request, config),
  });
  if (areMetricsClosed(config)) log.warn(metricsClosedText);
  mountHealth(fastify, { checkReady: () => checkDatabase(db), metrics });
  const load = shedLoad(fastify, {
    waitingForDatabase: () => connections.waiting(),
    onShed: parts.onShed,
  });
  fastify.addHook('onClose', async () => load.stop());
  measureProcess(metrics, parts, load.read);
  await installSockets(fastify, limits.stepFrameBytes);
  return fastify;
}

/** Mounts all operations and doors of the modules, each with the check of its row of the contract. */
export async function mountModules(
  fastify: FastifyInstance,
  { db, authentication, log }: HttpParts,
  { handlers, modules }: Composition,
): Promise<void> {
  const rateLimit = await installRateLimit(fastify, limits.callsPerMinute, {
    countShared: (key, windowMs) => countCall(db, key, windowMs),
    countedPerNode: limits.countedPerNode,
    onUnavailable: (error) => log.warn({ err: error }, 'calls are counted by this server alone for a while'),
  });
  serve(fastify, handlers, { authentication, rateLimit });
  for (const module of modules) await module.mount?.(fastify, rateLimit);
}

/** Mounts the built pages: the capture page and the Identity Portal. */
export async function mountPages(
  fastify: FastifyInstance,
  { config }: HttpParts,
  { session }: Composition,
): Promise<void> {
  await mountBehind(fastify, 'OpenCapturePage', (scope) =>
    serveStaticPages(scope, {
      root: captureDist,
      contentSecurityPolicy: captureContentSecurityPolicy,
      frameAncestors: config.frameAncestors,
      findFrameAncestors: (address) => findFrameAncestors(session, address),
      onAddressed: async (file, address) => {
        if (controlScripts.has(file)) await noteControl(session, address);
      },
      ownPolicies: {
        'preview.html': previewContentSecurityPolicy,
        'stop.html': stopContentSecurityPolicy,
      },
    }),
  );
  await mountBehind(fastify, 'OpenPortal', (scope) =>
    servePortal(scope, {
      root: portalDist,
      noncePlaceholder,
      contentSecurityPolicy: portalContentSecurityPolicy,
    }),
  );
}
