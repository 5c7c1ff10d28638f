import type { TestContext } from 'node:test';
import { type OperationId, operationIds } from '@selfsame/contract';
import type { FastifyInstance } from 'fastify';
import { accountList } from '../src/account/read-account.ts';
import { credentialList } from '../src/account/read-credential.ts';
import { auditList, erasureList } from '../src/audit/read-audit.ts';
import { auditHandlers } from '../src/audit/routes.ts';
import { bootstrap, makeFirstKey } from '../src/identity/bootstrap.ts';
import { loadTokenKeys } from '../src/identity/load-token-keys.ts';
import { apiKeyList } from '../src/identity/read-api-key.ts';
import { type IdentityDependencies, identityHandlers } from '../src/identity/routes.ts';
import { integrationList } from '../src/integration/read-integrations.ts';
import { operatorList } from '../src/operator/read-operators.ts';
import { findPrincipal } from '../src/operator/sign-in/find-principal.ts';
import { createBrowserCookie } from '../src/platform/access/browser-cookie.ts';
import { createPortalCookie } from '../src/platform/access/portal-cookie.ts';
import {
  createAuthentication,
  createTokens,
  type TokenKeys,
  type Tokens,
} from '../src/platform/access/tokens.ts';
import type { Handlers } from '../src/platform/http/handler.ts';
import { createHttpServer } from '../src/platform/http/http-server.ts';
import { serve } from '../src/platform/http/serve.ts';
import { sessionList } from '../src/session/read/list-sessions.ts';
import type { ListDeclarations } from '../src/settings/read-search-metadata.ts';
import { settingsHandlers } from '../src/settings/routes.ts';
import type { MatchCalibration } from '../src/settings/settings-dependencies.ts';
import type { Vault } from '../src/store/seal/vault.ts';
import { findLiveApiKey } from '../src/store/tenant/api-key.ts';
import { requireOpenTenant, requireSandbox } from '../src/store/tenant/require-open-tenant.ts';
import { insertTenant } from '../src/store/tenant/tenant.ts';
import { admitInstallationKey } from '../src/tenant/key/admit-installation-key.ts';
import { tenantList } from '../src/tenant/read-tenants.ts';
import { deliveryList } from '../src/webhook/read-deliveries.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { createTestEvents, testActor } from './events.ts';
import { createTestVault } from './vault.ts';

/** A clock that stands still until it is moved. */
export function createTestClock(start = new Date('2026-03-01T12:00:00Z')) {
  let now = start;
  return {
    now: () => now,
    /** Moves time forward, s. */
    pass(seconds: number) {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

/** Ten times stricter is 0.1 of cosine: 1e-5 ⇔ 0.5; one in a hundred genuine pairs lies below 0.5, one in ten below 0.6. */
export const testCalibration: MatchCalibration = {
  model: 'embedder-of-tests',
  source: 'made up',
  caveat: 'none of it is true',
  genuinePairs: 1_000,
  impostorPairs: 1_000_000,
  cosineForFmr: (rate) => Math.round(-Math.log10(rate) * 1e6) / 1e7,
  fnmrForCosine: (cosine) => 10 ** (10 * cosine - 7),
  score: (cosine) => Math.round(120 * cosine),
};

const testLists: ListDeclarations = {
  GetAccounts: accountList,
  GetAccountList: accountList,
  GetBiometricCredentialsMetadata: credentialList,
  GetApiKeys: apiKeyList,
  GetOpenIdIntegrations: integrationList,
  GetTransactions: sessionList,
  GetTransactionList: sessionList,
  GetAuthorizationTransactionList: sessionList,
  GetAuditEvents: auditList,
  GetErasureCertificates: erasureList,
  GetWebhookDeliveries: deliveryList,
  GetOperators: operatorList,
  GetTenants: tenantList,
};

/** The edge with identity and settings, on a real database: one tenant, one key with every role. */
export interface Edge extends TestDatabase {
  fastify: FastifyInstance;
  clock: ReturnType<typeof createTestClock>;
  deps: IdentityDependencies;
  keys: TokenKeys;
  tokens: Tokens;
  key: { tenantId: string; id: string; value: string };
  /** Another tenant with a key, in the same installation. */
  addTenant(customerNumber: string): Promise<{ tenantId: string; id: string; value: string }>;
  /** The same, a sandbox. */
  addSandbox(customerNumber: string): Promise<{ tenantId: string; id: string; value: string }>;
}

type Making = Pick<IdentityDependencies, 'db' | 'clock' | 'events'>;

async function addLive(deps: Making, customerNumber: string) {
  const named = { customerNumber, customerName: `Customer ${customerNumber}`, now: deps.clock.now() };
  const made = await bootstrap(deps, named);
  return { tenantId: made.tenantId, id: made.id!, value: made.value! };
}

async function addSandbox(deps: Making, customerNumber: string) {
  const now = deps.clock.now();
  const named = { customerNumber, customerName: `Sandbox ${customerNumber}`, sandbox: true, now };
  const { id: tenantId } = (await insertTenant(deps.db, named))!;
  const key = { tenantId, description: 'of a sandbox', actor: testActor, now };
  return { tenantId, ...(await makeFirstKey(deps, deps.db, key)) };
}

/** @param more handlers of one more module, made of what the edge has */
export async function withEdge(
  t: TestContext,
  more: (
    parts: Pick<IdentityDependencies, 'db' | 'clock' | 'events'> & { vault: Vault; tokens: Tokens },
  ) => Partial<Handlers> = () => ({}),
): Promise<Edge> {
  const database = await withDatabase(t);
  const clock = createTestClock();
  const vault = createTestVault();
  const keys = await loadTokenKeys({ db: database.db, vault }, clock.now());
  const tokens = createTokens({ issuer: 'https://selfsame.test', keys, clock });
  const authentication = createAuthentication(tokens, {
    findLiveKey: (key) => findLiveApiKey(database.db, { ...key, now: clock.now() }),
    findOperator: (token, options) => findPrincipal({ db: database.db, clock }, token, options),
    findInstallationKey: (key, client) => admitInstallationKey({ db: database.db, clock }, key, client),
    requireTenant: (tenantId) => requireOpenTenant(database.db, tenantId),
    requireSandbox: (tenantId) => requireSandbox(database.db, tenantId),
    portalCookie: createPortalCookie('https://selfsame.test'),
    browserCookie: createBrowserCookie('https://selfsame.test'),
  });
  const events = createTestEvents();
  const deps: IdentityDependencies = {
    db: database.db,
    events,
    clock,
    tokens,
    jwks: keys.jwks,
    product: { ProductName: 'Selfsame', ProductVersion: '0.1.0', ProtocolVersion: '1' },
  };
  const addTenant = (customerNumber: string) => addLive(deps, customerNumber);
  const fastify = await createHttpServer({ trustProxy: false, secure: false });
  t.after(() => fastify.close());
  const elsewhere = async () => {
    throw new Error('belongs to another module');
  };
  const handlers = {
    ...Object.fromEntries(operationIds.map((id: OperationId) => [id, elsewhere])),
    ...identityHandlers(deps),
    ...auditHandlers({ db: database.db, clock, events, requireSession: elsewhere }),
    ...settingsHandlers({
      db: database.db,
      clock,
      events,
      supportedFmr: { least: 1e-6, most: 0.01 },
      lists: testLists,
      calibration: testCalibration,
      embedding: { relyingParty: { id: 'selfsame.test' }, relatedOrigins: ['https://partner.example'] },
    }),
    ...more({ db: database.db, clock, events, vault, tokens }),
  } as Handlers;
  serve(fastify, handlers, { authentication });
  await fastify.ready();
  return {
    ...{ ...database, fastify, clock, deps, keys, tokens, key: await addTenant('Test'), addTenant },
    addSandbox: (customerNumber) => addSandbox(deps, customerNumber),
  };
}

/** `Authorization: Basic` of a key. */
export const basicAuthorization = ({ id, value }: { id: string; value: string }): string =>
  `Basic ${Buffer.from(`${id}:${value}`).toString('base64')}`;

const identity = '/IDCompleteBackendEngine/IdentityService/v1';

/** Calls an operation of the edge and answers status and body. */
export async function call(
  { fastify }: Pick<Edge, 'fastify'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { token?: string; authorization?: string; body?: unknown } = {},
) {
  const url =
    path.startsWith('/auth/t') || path.startsWith('/auth/r') || path.startsWith('/.well-known')
      ? identity + path
      : `/IDCompleteBackendEngine/Default/AdministrationServiceRest${path}`;
  const authorization = options.token ? `Bearer ${options.token}` : options.authorization;
  const reply = await fastify.inject({
    method,
    url,
    headers: {
      ...(authorization ? { authorization } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { payload: JSON.stringify(options.body) }),
  });
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
}

/** The access token of a key. */
export async function tokenOf(edge: Edge, key: { id: string; value: string } = edge.key): Promise<string> {
  const { status, body } = await call(edge, 'POST', '/auth/token', {
    authorization: basicAuthorization(key),
  });
  if (status !== 200) throw new Error(`No token: ${status} ${body.ID}`);
  return body.AccessToken;
}
