import { type OperationId, operationById, roles, services } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { createErasureCertifier } from '../../src/audit/certify-erasure.ts';
import { createReceiptIssuer } from '../../src/audit/issue-receipt.ts';
import { openRecordSigner } from '../../src/audit/record-signer.ts';
import { composeModules } from '../../src/compose-modules.ts';
import { rememberQuotas } from '../../src/face/remember-quotas.ts';
import { shareEngine } from '../../src/face/share-engine.ts';
import { loadTokenKeys } from '../../src/identity/load-token-keys.ts';
import { openChannels } from '../../src/notification/send/open-channels.ts';
import { createBrowserCookie } from '../../src/platform/access/browser-cookie.ts';
import { createPortalCookie } from '../../src/platform/access/portal-cookie.ts';
import { createAuthentication, createTokens, type Tokens } from '../../src/platform/access/tokens.ts';
import { readConfig } from '../../src/platform/configuration/config.ts';
import { createEgress } from '../../src/platform/egress/egress.ts';
import { createHttpServer } from '../../src/platform/http/http-server.ts';
import { serve } from '../../src/platform/http/serve.ts';
import type { JobName } from '../../src/platform/jobs.ts';
import { createLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import type { Module } from '../../src/platform/module.ts';
import { findLiveApiKey } from '../../src/store/tenant/api-key.ts';
import { requireOpenTenant, requireSandbox } from '../../src/store/tenant/require-open-tenant.ts';
import { readMostAnalyses } from '../../src/store/tenant/tenant-usage.ts';
import { type AccountWorld, type AccountWorldParts, openAccountWorld } from '../account-world.ts';
import { basicAuthorization } from '../edge.ts';
import { createTestEvents } from '../events.ts';
import { createTenantMaker } from '../made-tenants.ts';
import { localPolicy } from '../webhook-world.ts';
import type { Input } from './walked-operations.ts';

interface Ending {
  after(run: () => Promise<void>): void;
}

/** Operations that are sent to a server; the answer's body is asserted where it is read. */
function createSend(fastify: FastifyInstance) {
  return async (id: OperationId, input: Input, token: string) => {
    const { service, method, path } = operationById(id);
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(input.params?.[name] ?? ''),
    );
    const reply = await fastify.inject({
      method,
      url: services[service].bases[0] + filled + (input.query ?? ''),
      headers: { authorization: `Bearer ${token}` },
      ...(input.form
        ? { payload: input.form }
        : input.body === undefined
          ? {}
          : { payload: input.body as object }),
    });
    const { statusCode: status, headers } = reply;
    // The other answers are files, of JSON lines too.
    const isJson = /[/+]json\b/.test(String(headers['content-type']));
    return { status, headers, body: isJson ? reply.json() : null, text: reply.body };
  };
}

const tables = [
  'account',
  'api_key',
  'attempt',
  'audit_event',
  'erasure_certificate',
  'receipt',
  'biometric_credential',
  'data_key',
  'failed_attempt',
  'message',
  'message_template',
  'refresh_token',
  'session',
  'temp_capture',
  'webhook_setting',
  'webhook_delivery',
  'tenant_setting',
  'transaction_template',
  'oidc_integration',
] as const;

/** Every row that a tenant has, as JSON, by table. */
export const rowsOf = ({ database }: AccountWorld, tenantId: string) =>
  Promise.all(
    tables.map((table) =>
      database.db
        .selectFrom(table as 'account')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('tenant_id')
        .execute()
        .then((rows) => rows.map((row) => JSON.stringify(row)).sort()),
    ),
  );

/** A queue that does nothing. */
const idleJobs = {
  add: async () => {},
  work: () => {},
  schedule: () => {},
  nudge: () => {},
  start: async () => {},
  stop: async () => {},
};

/** All modules as the server composes them, on the world's database, and what lets a caller in. */
async function composeWorld(world: AccountWorld) {
  const { db, vault, blobs, clock } = world.deps;
  const engine = shareEngine(world.deps.engine, {
    ...{ workers: 2, queueLength: 32 },
    quotas: rememberQuotas((tenantId) => readMostAnalyses(db, tenantId), createHurry()),
  });
  const keys = await loadTokenKeys({ db, vault }, clock.now());
  const tokens = createTokens({ issuer: 'https://selfsame.test', keys, clock });
  const signer = await openRecordSigner({ db, vault }, 'https://selfsame.test', clock.now());
  const events = createTestEvents([createReceiptIssuer(signer), createErasureCertifier(signer)]);
  const authentication = createAuthentication(tokens, {
    findLiveKey: (key) => findLiveApiKey(db, { ...key, now: clock.now() }),
    findOperator: async () => null,
    findInstallationKey: async () => null,
    requireTenant: (tenantId) => requireOpenTenant(db, tenantId),
    requireSandbox: (tenantId) => requireSandbox(db, tenantId),
    portalCookie: createPortalCookie('https://selfsame.test'),
    browserCookie: createBrowserCookie('https://selfsame.test'),
  });
  const config = {
    ...readConfig({ SELFSAME_BASE_URL: 'https://selfsame.test' }, '/'),
    livenessMode: 'passive' as const,
  };
  const { handlers, modules } = composeModules({
    ...{ db, vault, blobs, clock, events, signer, engine, tokens, keys, authentication, config },
    onWithheld: () => undefined,
    jobs: idleJobs,
    gallery: world.gallery,
    channels: openChannels(config.messageRoutes),
    egress: createEgress(localPolicy),
    log: createLog('silent'),
    metrics: createMetrics(),
    version: '0.0.0',
    readJobHealth: async () => ({ lateSec: 0, failing: 0 }),
  });
  return { handlers, authentication, tokens, runJob: createJobRunner(modules) };
}

/** Runs a job of the schedule now, as the queue would. */
function createJobRunner(modules: readonly Module[]): (name: JobName) => Promise<void> {
  const workers = new Map<JobName, () => Promise<void>>();
  for (const { jobs } of modules)
    jobs?.({
      work: (name, run) => void workers.set(name, async () => run({} as never)),
      schedule: () => {},
    });
  return async (name) => {
    const run = workers.get(name);
    if (!run) throw new Error(`No module has the job ${name}`);
    await run();
  };
}

/** Asks for the tokens of an API key, as a backend does. */
const createAuthenticate =
  (fastify: FastifyInstance) =>
  async (key: { id: string; value: string }): Promise<{ status: number; body: { AccessToken: string } }> => {
    const url = `${services.identity.bases[0]}/auth/token`;
    const headers = { authorization: basicAuthorization(key) };
    const reply = await fastify.inject({ method: 'POST', url, headers });
    return { status: reply.statusCode, body: reply.json() };
  };

/** A token of a tenant's first key, with every role. */
async function login({ deps: { db } }: AccountWorld, tokens: Tokens, key: string): Promise<string> {
  const { id, tenant_id: tenantId } = await db
    .selectFrom('api_key')
    .select(['id', 'tenant_id'])
    .where('external_id', '=', key)
    .executeTakeFirstOrThrow();
  return (await tokens.issueApiToken({ tenantId, apiKeyId: id, roles: [...roles] })).token;
}

/** A clock that a second passes on at each look: what was set counts at once. */
function createHurry(): () => number {
  let ms = 0;
  return () => {
    ms += 1_000;
    return ms;
  };
}

/** The whole API on two tenants: ours, who owns things, and a stranger, who has a sandbox, too. */
export async function openTwoTenants(ending: Ending, parts: Pick<AccountWorldParts, 'engine'> = {}) {
  const { makeTenant, keys } = createTenantMaker();
  const world = await openAccountWorld(ending, { ...parts, makeTenant });
  const { handlers, authentication, tokens, runJob } = await composeWorld(world);
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  ending.after(() => fastify.close());
  serve(fastify, handlers, { authentication });
  await fastify.ready();
  const key = keys.get('TestCustomer')!.id;
  const sandbox = { customerNumber: 'OtherSandbox', customerName: 'Other', sandbox: true };
  await makeTenant(world.deps.db, { ...sandbox, now: world.deps.clock.now() });
  return {
    ...{ world, tokens, key, runJob, send: createSend(fastify), authenticate: createAuthenticate(fastify) },
    owner: await login(world, tokens, key),
    /** The owner's token anew, once the time of the first one is over. */
    renewOwner: () => login(world, tokens, key),
    stranger: await login(world, tokens, keys.get('OtherCustomer')!.id),
    sandboxKey: keys.get('OtherSandbox')!,
    strangersSandbox: await login(world, tokens, keys.get('OtherSandbox')!.id),
  };
}

/** What {@link openTwoTenants} gives. */
export type TwoTenants = Awaited<ReturnType<typeof openTwoTenants>>;
