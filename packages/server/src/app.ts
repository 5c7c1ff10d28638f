import type { FastifyInstance } from 'fastify';
import { type Closers, closeAll } from './close-all.ts';
import { type Composition, composeModules, type Parts } from './compose-modules.ts';
import { measureEngine } from './face/measure-engine.ts';
import { rememberQuotas } from './face/remember-quotas.ts';
import { shareEngine } from './face/share-engine.ts';
import { bootstrap } from './identity/bootstrap.ts';
import { closeChannels, openChannels } from './notification/send/open-channels.ts';
import { openAccess } from './open-access.ts';
import { openEvents } from './open-events.ts';
import { createFaceScales, openEngine, openGallery, warnOfUnservedModels } from './open-face.ts';
import { type HttpParts, mountModules, mountPages, openHttp } from './open-http.ts';
import { openStorage } from './open-storage.ts';
import { makeSetUpLink } from './operator/invitation/make-set-up-link.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/configuration/config.ts';
import { openEgress } from './platform/egress/open-egress.ts';
import { systemActor } from './platform/events.ts';
import { createShedCounter } from './platform/http/shed-load.ts';
import { jobNames } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { createPgBossJobs } from './platform/pg-boss-jobs.ts';
import { openTracing } from './platform/tracing/open-tracing.ts';
import { chooseFirstRate, requireSupportedRates } from './require-supported-rates.ts';
import { beginSelfie } from './session/begin/begin-selfie.ts';
import { readJobHealth } from './store/job-health.ts';
import { readStoredModels } from './store/stored-models.ts';
import { readMostAnalyses } from './store/tenant/tenant-usage.ts';
import { mountTry } from './try/mount-try.ts';

/** What the process gives the application. */
export interface AppOptions {
  config: Config;
  clock: Clock;
  log: Log;
  version: string;
  /** Told when the application can't go on and the process must end. */
  onFatal: (error: Error) => void;
  /** Told which part is being opened, for who waits. */
  onStep?: (part: string) => void;
  /** Ends the start: what was opened is closed, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** The whole server, built and not yet listening. */
export interface App {
  fastify: FastifyInstance;
  /** The API key that this very start made; its value is known only now. */
  firstKey: { id: string; value: string } | null;
  /** The one-time link to the portal's first owner, made by this very start; null when there is an owner. */
  setUpLink: string | null;
  /** Path of the link that takes a selfie at once; null when it is off. */
  tryPath: string | null;
  /** Listens; jobs run already. */
  start(): Promise<void>;
  /** Takes no new requests, finishes the running ones, then closes everything from the outside in. */
  stop(): Promise<void>;
}

const firstCustomerNumber = 'selfsame';

/**
 * Builds everything and hands each part to the next. When a part can't be opened, those before it are closed.
 * @throws ConfigInvalid, PostgresUnavailable, MigrationRefused, MasterKeyRefused, ModelUnusable: one sentence each
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const closers: Closers = [];
  try {
    return await assemble(options, closers);
  } catch (error) {
    await closeAll(closers, options.log);
    throw error;
  }
}

/** The steps of a start, in their order: what is open, what is known, what is served. */
async function assemble(options: AppOptions, closers: Closers): Promise<App> {
  const { config, log, signal, onStep = () => undefined } = options;
  const { http, parts } = await openParts(options, closers);
  const composition = composeModules(parts);
  signal?.throwIfAborted();
  onStep('the job queue');
  await startJobs(parts, composition, closers);
  const first = await makeFirstTenant(parts);
  signal?.throwIfAborted();
  onStep('the HTTP server');
  const fastify = await openHttp(http);
  closers.push(() => fastify.close());
  await mountModules(fastify, http, composition);
  await mountPages(fastify, http, composition);
  return {
    fastify,
    firstKey: first.key,
    setUpLink: first.setUpLink,
    tryPath: config.tryLink || first.key ? mountTryLink(fastify, parts, composition, first.tenantId) : null,
    async start() {
      await fastify.listen({ port: config.port, host: config.host });
    },
    stop: () => closeAll(closers, log),
  };
}

/** Opens all that the modules are built of. */
async function openParts(
  { config, clock, log, version, onFatal, onStep = () => undefined, signal }: AppOptions,
  closers: Closers,
): Promise<{ http: HttpParts; parts: Parts }> {
  closers.push(await openTracing(config, { version, log }));
  // The slow two side by side; each is closed even when the other fails.
  const opening = openStorage(config, { log, onLost: onFatal, onStep, ...(signal && { signal }) });
  const [opened, started] = await Promise.allSettled([
    opening,
    openEngine(config, async () => readStoredModels((await opening).db)),
  ]);
  if (opened.status === 'fulfilled') closers.push(opened.value.close);
  if (started.status === 'fulfilled') closers.push(() => started.value.close());
  const storage = await settled(opened);
  const metrics = createMetrics();
  const shared = shareEngine(await settled(started), {
    workers: config.faceWorkers,
    queueLength: config.faceQueue,
    quotas: rememberQuotas((tenantId) => readMostAnalyses(storage.db, tenantId)),
  });
  const engine = measureEngine(shared, metrics);
  await requireSupportedRates(storage.db, createFaceScales(engine.embedders).primary);
  warnOfUnservedModels(await readStoredModels(storage.db), engine.embedders, log);
  signal?.throwIfAborted();
  onStep('the gallery of faces');
  const gallery = await openGallery(storage, engine, log);
  closers.push(() => gallery.close());
  const countJob = metrics.counter('selfsame_job_runs_total', 'Runs of background jobs', {
    job: jobNames,
    outcome: ['completed', 'failed'],
  });
  const jobs = createPgBossJobs({
    connection: storage.connection,
    log,
    onFinished: (job, outcome) => countJob({ job, outcome }),
  });
  const onShed = createShedCounter(metrics);
  const { close, ...access } = await openAccess(storage, { baseUrl: config.baseUrl, clock, log, onShed });
  closers.push(close);
  const recorded = openEvents({ db: storage.db, jobs, signer: access.signer, log, metrics });
  const egress = openEgress(config);
  const channels = openChannels(config.messageRoutes);
  closers.push(() => closeChannels(channels));
  const { db, vault, blobs } = storage;
  const data = { db, vault, blobs, gallery, jobs, ...recorded, readJobHealth: () => readJobHealth(db) };
  const parts = { ...data, ...access, egress, channels, engine, config, clock, log, metrics, version };
  return { parts, http: { ...parts, pool: storage.pool, connections: storage.connections, onShed } };
}

/** Every job is registered before the queue starts; the first tenant's events already ask for some. */
async function startJobs({ jobs }: Parts, { modules }: Composition, closers: Closers): Promise<void> {
  for (const module of modules) module.jobs?.(jobs);
  await jobs.start();
  closers.push(() => jobs.stop());
}

/** Makes sure that there is a tenant, a key and a way for its first owner to come in. */
async function makeFirstTenant({ db, events, config, clock, engine }: Parts) {
  const first = await bootstrap(
    { db, events },
    {
      customerNumber: firstCustomerNumber,
      customerName: config.customerName,
      apiKey: config.bootstrapApiKey,
      now: clock.now(),
    },
  );
  const { tenantId, created, id, value } = first;
  await chooseFirstRate(db, tenantId, createFaceScales(engine.embedders).primary);
  const setUpLink = await makeSetUpLink(
    { db, events, baseUrl: config.baseUrl },
    { tenantId, purpose: 'setUp', now: clock.now() },
  );
  return { tenantId, setUpLink, key: created ? { id: id!, value: value! } : null };
}

function mountTryLink(
  fastify: FastifyInstance,
  { clock }: Parts,
  { session }: Composition,
  tenantId: string,
): string {
  return mountTry(fastify, {
    clock,
    beginSelfie: async () => {
      const caller = { tenantId, actor: systemActor };
      const { OperationId, OneTimeSecret } = await beginSelfie(session, caller, { TimeoutSec: 900 });
      return { operationId: OperationId, secret: OneTimeSecret ?? '' };
    },
  });
}

async function settled<T>(result: PromiseSettledResult<T>): Promise<T> {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
