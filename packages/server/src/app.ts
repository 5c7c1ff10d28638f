import { setTimeout } from 'node:timers/promises';
import {
  captureContentSecurityPolicy,
  captureDist,
  previewContentSecurityPolicy,
} from '@selfsame/capture/dist-path';
import { limits } from '@selfsame/contract';
import { noncePlaceholder, portalContentSecurityPolicy, portalDist } from '@selfsame/portal/dist-path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { admitReader } from './admit-reader.ts';
import { createSealTrigger, registerAuditJobs } from './audit/audit-jobs.ts';
import { createErasureCertifier } from './audit/certify-erasure.ts';
import { createReceiptIssuer } from './audit/issue-receipt.ts';
import { createAuditRecorder } from './audit/record-event.ts';
import { openRecordSigner } from './audit/record-signer.ts';
import { buildHandlers } from './build-handlers.ts';
import { Feed } from './feed/follow-feed.ts';
import { mountFeed } from './feed/mount-feed.ts';
import { bootstrap } from './identity/bootstrap.ts';
import { loadTokenKeys } from './identity/load-token-keys.ts';
import { mountLogos } from './looks/mount-logos.ts';
import { createDecisionCounter, measureFunnel } from './measure-funnel.ts';
import { measureCaptures, measureEngine, measureProcess } from './measure-parts.ts';
import { registerNotificationJobs } from './notification/notification-jobs.ts';
import { closeChannels, openChannels } from './notification/open-channels.ts';
import { openEngine, openGallery } from './open-face.ts';
import { openStorage } from './open-storage.ts';
import { findPrincipal } from './operator/find-principal.ts';
import { makeSetUpLink } from './operator/make-set-up-link.ts';
import { createGate, createTokens } from './platform/access.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { createDiskProbe } from './platform/disk-trouble.ts';
import { createEgress } from './platform/egress.ts';
import { createEvents, systemActor } from './platform/events.ts';
import { mountHealth } from './platform/health.ts';
import { createHttpServer } from './platform/http-server.ts';
import type { Log } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { createPgBossJobs } from './platform/pg-boss-jobs.ts';
import { createPortalDoor } from './platform/portal-door.ts';
import { installRateLimit } from './platform/rate-limit.ts';
import { serve } from './platform/serve.ts';
import { servePortal } from './platform/serve-portal.ts';
import { shedLoad } from './platform/shed-load.ts';
import { installSockets } from './platform/sockets.ts';
import { serveStaticPages } from './platform/static-pages.ts';
import { mountReference } from './reference/mount-reference.ts';
import { registerRetentionJobs } from './retention/retention-jobs.ts';
import { describeServer } from './server-facts.ts';
import { beginSelfie } from './session/begin-selfie.ts';
import { findFrameAncestors } from './session/find-frame-ancestors.ts';
import { mountDialogue } from './session/mount-dialogue.ts';
import { expireSessions } from './session/settle-expiry.ts';
import { isApiKeyLive } from './store/api-key.ts';
import { readJobHealth } from './store/job-health.ts';
import { countCall } from './store/rate-window.ts';
import type { Db } from './store/vault.ts';
import { mountTry } from './try/mount-try.ts';
import { enqueueWebhook } from './webhook/enqueue-webhook.ts';
import { createFairShare } from './webhook/fair-share.ts';
import { forgetAccount } from './webhook/forget-account.ts';
import { registerWebhookJobs } from './webhook/webhook-jobs.ts';

/** What the process gives the application. */
export interface AppOptions {
  config: Config;
  clock: Clock;
  log: Log;
  version: string;
  /** Told when the application can't go on and the process must end. */
  onFatal: (error: Error) => void;
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

/** Often enough to know a new signing key before it signs (`signingKeyActivationMs`). */
const keyRefreshMs = 30_000;
const firstCustomerNumber = 'selfsame';

/** Things to close, last opened first; each in spite of the others' failures. */
type Closers = (() => Promise<unknown>)[];

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

async function assemble(
  { config, clock, log, version, onFatal }: AppOptions,
  closers: Closers,
): Promise<App> {
  // The slow two side by side; each is closed even when the other fails.
  const [opened, started] = await Promise.allSettled([openStorage(config, log, onFatal), openEngine(config)]);
  if (opened.status === 'fulfilled') closers.push(opened.value.close);
  if (started.status === 'fulfilled') closers.push(() => started.value.close());
  const storage = await settled(opened);
  const metrics = createMetrics();
  const engine = measureEngine(await settled(started), metrics);

  const { db, vault, blobs, connection } = storage;
  const gallery = await openGallery(storage, engine, log);
  closers.push(() => gallery.close());
  const countJob = metrics.counter('selfsame_job_runs_total', 'Runs of background jobs');
  const jobs = createPgBossJobs({
    connection,
    log,
    onFinished: (job, outcome) => countJob({ job, outcome }),
  });
  const signer = await openRecordSigner({ db, vault }, config.baseUrl, clock.now());
  registerAuditJobs(jobs, { db, clock, signer });
  const events = createEvents<Db>({
    record: createAuditRecorder({ onRecorded: createSealTrigger(jobs, { db, log }) }),
    subscribers: [
      createReceiptIssuer(signer),
      createErasureCertifier(signer),
      forgetAccount,
      (tx, event) => enqueueWebhook(jobs, tx, event),
    ],
  });
  const purge = {
    db,
    vault,
    blobs,
    clock,
    expireSessions: (now: Date) => expireSessions({ db, events }, now),
  };
  registerRetentionJobs(jobs, { purge, orphans: purge, log });

  const egress = createEgress({
    allow: config.egressAllow,
    allowHttp: config.egressHttp,
    allowUnverifiedTls: config.egressUnverifiedTls,
  });
  const countAttempt = metrics.counter('selfsame_webhook_attempts_total', 'Attempts of webhook deliveries');
  const webhook = { db, vault, clock, egress, jobs, events, log, random: Math.random };
  registerWebhookJobs({
    ...webhook,
    fairShare: createFairShare(),
    logDays: config.webhookLogDays,
    onAttempt: (outcome) => countAttempt({ outcome }),
    timeoutMs: limits.webhook.timeoutSec * 1_000,
  });

  const channels = openChannels(config.messageRoutes);
  closers.push(() => closeChannels(channels));
  const countMessage = metrics.counter('selfsame_messages_total', 'SMS and e-mails that are over');
  const { baseUrl, messageLocale, messagesPerHour } = config;
  const notification = {
    ...{ db, clock, vault, jobs, events, log, channels, baseUrl, messageLocale, messagesPerHour },
    onMessage: (channel: string, state: string) => countMessage({ channel, state }),
  };
  registerNotificationJobs(jobs, notification);

  const keys = await loadTokenKeys({ db, vault }, clock.now());
  const refreshKeys = setInterval(() => {
    void Promise.all([keys.refresh(clock.now()), signer.refresh(clock.now())]).catch((error) =>
      log.warn({ err: error }, 'signing keys not refreshed'),
    );
  }, keyRefreshMs).unref();
  closers.push(async () => clearInterval(refreshKeys));
  const tokens = createTokens({ issuer: config.baseUrl, keys, clock });
  const gate = createGate(tokens, {
    isLive: (key) => isApiKeyLive(db, { ...key, now: clock.now() }),
    findOperator: (token) => findPrincipal({ db, clock }, token),
    door: createPortalDoor(config.baseUrl),
  });
  const tempDataSec = config.tempDataHours * 3_600;
  const parts = {
    db,
    vault,
    blobs,
    clock,
    jobs,
    events,
    signer,
    egress,
    engine,
    gallery,
    tokens,
    keys,
    tempDataSec,
    baseUrl: config.baseUrl,
    notification,
    version,
    livenessMode: config.livenessMode,
    facts: describeServer(config, { version, startedAt: clock.now() }),
    readJobHealth: () => readJobHealth(db),
    delay: (ms: number) => setTimeout(ms),
  };
  const built = buildHandlers(parts);
  const { session } = built;
  const countDecision = createDecisionCounter(metrics);
  const handlers = measureFunnel(measureCaptures(built.handlers, metrics, countDecision), metrics);
  // Every job is registered by now, and the first tenant's events already ask for some.
  await jobs.start();
  closers.push(() => jobs.stop());
  const first = await bootstrap(
    { db, events },
    {
      customerNumber: firstCustomerNumber,
      customerName: config.customerName,
      apiKey: config.bootstrapApiKey,
      now: clock.now(),
    },
  );

  const setUpLink = await makeSetUpLink(
    { db, events, baseUrl: config.baseUrl },
    { tenantId: first.tenantId, purpose: 'setUp', now: clock.now() },
  );

  const fastify = await createHttpServer({
    logger: log,
    trustProxy: config.trustProxy,
    secure: config.baseUrl.startsWith('https:'),
    findDiskTrouble: createDiskProbe(config.dataDir),
  });
  closers.push(() => fastify.close());
  mountHealth(fastify, {
    checkReady: async () => void (await sql`select 1`.execute(db)),
    metrics,
    metricsToken: config.metricsToken,
  });
  const countShed = metrics.counter('selfsame_requests_shed_total', 'Requests refused because of overload');
  const load = shedLoad(fastify, {
    waitingForDatabase: () => storage.pool.waitingCount,
    onShed: (limit) => countShed({ limit }),
  });
  closers.push(async () => load.stop());
  measureProcess(metrics, storage.pool, load.read);
  await installSockets(fastify, limits.stepFrameBytes);
  const rateLimit = await installRateLimit(fastify, limits.callsPerMinute, {
    countShared: (key, windowMs) => countCall(db, key, windowMs),
    countedPerNode: limits.countedPerNode,
    onUnavailable: (error) => log.warn({ err: error }, 'calls are counted by this server alone for a while'),
  });
  serve(fastify, handlers, { gate, rateLimit });
  mountDialogue(fastify, session, gate, countDecision);
  const feed = new Feed({ db, log });
  const streams = mountFeed(fastify, {
    feed,
    admit: ({ headers }) =>
      admitReader(headers, gate, (token) => findPrincipal({ db, clock }, token, { isUse: false })),
  });
  metrics.gauge('selfsame_feed_streams', 'Readers of the live feed', () => streams.count());
  mountLogos(fastify, db);
  await mountReference(fastify, { baseUrl: config.baseUrl, version });
  await serveStaticPages(fastify, {
    root: captureDist,
    contentSecurityPolicy: captureContentSecurityPolicy,
    frameAncestors: config.frameAncestors,
    findFrameAncestors: (address) => findFrameAncestors(session, address),
    ownPolicies: { 'preview.html': previewContentSecurityPolicy },
  });
  await servePortal(fastify, {
    root: portalDist,
    noncePlaceholder,
    contentSecurityPolicy: portalContentSecurityPolicy,
  });
  const isTryOn = config.tryLink || first.created;
  const tryPath = isTryOn
    ? mountTry(fastify, {
        clock,
        beginSelfie: async () => {
          const { OperationId, OneTimeSecret } = await beginSelfie(
            session,
            { tenantId: first.tenantId, actor: systemActor },
            { TimeoutSec: 900 },
          );
          return { operationId: OperationId, secret: OneTimeSecret ?? '' };
        },
      })
    : null;

  return {
    fastify,
    firstKey: first.created ? { id: first.id!, value: first.value! } : null,
    setUpLink,
    tryPath,
    async start() {
      await fastify.listen({ port: config.port, host: config.host });
    },
    stop: () => closeAll(closers, log),
  };
}

async function settled<T>(result: PromiseSettledResult<T>): Promise<T> {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

async function closeAll(closers: Closers, log: Log): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    await close().catch((error: unknown) => log.error({ err: error }, 'a part did not close cleanly'));
  }
}
