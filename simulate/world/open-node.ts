import { roles } from '@selfsame/contract';
import { builtInEmbedder } from '@selfsame/face';
import type { FastifyInstance } from 'fastify';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { type Composition, composeModules, type Parts } from '../../packages/server/src/compose-modules.ts';
import { openChannels } from '../../packages/server/src/notification/send/open-channels.ts';
import { mountProvider } from '../../packages/server/src/oidc/mount-provider.ts';
import { openEvents } from '../../packages/server/src/open-events.ts';
import { openIdNeeds } from '../../packages/server/src/openid-needs.ts';
import { createBrowserCookie } from '../../packages/server/src/platform/access/browser-cookie.ts';
import { createPortalCookie } from '../../packages/server/src/platform/access/portal-cookie.ts';
import type { OperatorPrincipal } from '../../packages/server/src/platform/access/principal.ts';
import {
  createAuthentication,
  createTokens,
  type Tokens,
} from '../../packages/server/src/platform/access/tokens.ts';
import type { Clock } from '../../packages/server/src/platform/clock.ts';
import { readConfig } from '../../packages/server/src/platform/configuration/config.ts';
import { createHttpServer } from '../../packages/server/src/platform/http/http-server.ts';
import type { Log } from '../../packages/server/src/platform/log.ts';
import { createMetrics } from '../../packages/server/src/platform/metrics.ts';
import { FaceGallery } from '../../packages/server/src/search/face-gallery.ts';
import type { Vault } from '../../packages/server/src/store/seal/vault.ts';
import type { Database } from '../../packages/server/src/store/tables.ts';
import { findLiveApiKey } from '../../packages/server/src/store/tenant/api-key.ts';
import {
  requireOpenTenant,
  requireSandbox,
} from '../../packages/server/src/store/tenant/require-open-tenant.ts';
import type { Mortal } from '../outside/act-context.ts';
import { openPlainIndex, type PlainIndex } from '../outside/plain-index.ts';
import type { SimulatedBlobs } from '../outside/simulated-blobs.ts';
import type { SimulatedEgress } from '../outside/simulated-egress.ts';
import { simulatedEngine } from '../outside/simulated-engine.ts';
import { openSimulatedPool } from '../outside/simulated-pool.ts';
import { createTableJobs, type TableJobs } from '../outside/table-jobs.ts';
import { operatorHeader, type Served } from './front.ts';
import type { Keys } from './keys.ts';

export const baseUrl = 'https://selfsame.test';

/** One server process over the shared database. */
export interface Node extends Mortal, Served {
  jobs: TableJobs;
  tokens: Tokens;
  db: Kysely<Database>;
  /** Lets the 1:N search see what was committed; never rejects. */
  refreshSearch(): Promise<void>;
  /** Ids of the credentials whose templates lie in the memory of its 1:N search. */
  heldFaces(): Set<string>;
  /** What browsers and applications ask that speak OpenID Connect. */
  doors(): Promise<FastifyInstance>;
  /** Resolves when it is killed. */
  died: Promise<void>;
  close(): Promise<void>;
}

/** What the nodes of a history share: the world around them. */
export interface Outside {
  clock: Clock;
  vault: Vault;
  keys: Keys;
  blobs: SimulatedBlobs;
  egress: SimulatedEgress;
  log: Log;
  /** Told of each statement of a node, and whether it may write. */
  onStatement(isWriting: boolean): void;
}

const config = { ...readConfig({ SELFSAME_BASE_URL: baseUrl }, '/'), livenessMode: 'passive' as const };

/** The operator that a request names: signed in a moment ago, with every right in the tenant. */
function operatorOf(token: string): OperatorPrincipal {
  const [tenantId, name] = token.split(' ') as [string, string];
  const operatorId = `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6, '.')).toString('hex')}`;
  const rights = { role: 'owner', roles: [...roles], ownsInstallation: false, isRecent: true } as const;
  return { kind: 'operator', tenantId, operatorId, sessionId: operatorId, ...rights };
}

/** The OpenID Provider of a node: its own, since a provider keeps its configuration. */
async function openDoors(outside: Outside, parts: Parts, session: Composition['session']) {
  const { log } = outside;
  const fastify = await createHttpServer({ trustProxy: false, secure: true, logger: log });
  await mountProvider(fastify, openIdNeeds(parts, session), { countAct: async () => undefined });
  await fastify.ready();
  return fastify;
}

/** The server's own modules, as `app.ts` composes them, with what is outside of the process simulated. */
function compose(
  outside: Outside,
  db: Kysely<Database>,
  gallery: FaceGallery,
  jobs: TableJobs,
  tokens: Tokens,
) {
  const { clock, vault, blobs, egress, keys, log } = outside;
  const metrics = createMetrics();
  const { events, onWithheld } = openEvents({ db, jobs, signer: keys.signer, log, metrics });
  const authentication = createAuthentication(tokens, {
    findLiveKey: (key) => findLiveApiKey(db, { ...key, now: clock.now() }),
    findOperator: async (token) => operatorOf(token),
    findInstallationKey: async () => null,
    requireTenant: (tenantId) => requireOpenTenant(db, tenantId),
    requireSandbox: (tenantId) => requireSandbox(db, tenantId),
    portalCookie: {
      ...createPortalCookie(baseUrl),
      readToken: (headers) => headers[operatorHeader]?.toString() ?? null,
      requireOwnPage: () => undefined,
    },
    browserCookie: createBrowserCookie(baseUrl),
  });
  const parts: Parts = {
    ...{ db, onWithheld, vault, blobs, clock, events, tokens, authentication },
    ...{ config, jobs, gallery, egress, log, metrics },
    ...{ signer: keys.signer, keys: keys.token, engine: simulatedEngine, version: '0.0.0' },
    channels: openChannels(config.messageRoutes),
    readJobHealth: async () => ({ lateSec: 0, failing: 0 }),
  };
  const composition = composeModules(parts);
  let doors: Promise<FastifyInstance> | undefined;
  return {
    ...{ authentication, ...composition },
    doors: () => (doors ??= openDoors(outside, parts, composition.session)),
  };
}

/**
 * Starts a node.
 * @param connections of its processes, which outlive each of them
 */
export async function openNode(outside: Outside, connections: Pool): Promise<Node> {
  const { clock, vault, keys } = outside;
  const pool = openSimulatedPool(connections, outside.onStatement);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const indexes: PlainIndex[] = [];
  const openIndex = async () => {
    indexes.push(openPlainIndex());
    return indexes.at(-1)!;
  };
  const gallery = await FaceGallery.open({
    ...{ db, vault, models: [builtInEmbedder], openIndex },
    onError: (error) => outside.log.warn({ err: error }, 'search index could not follow the database'),
    intervalMs: 2 ** 31 - 1,
  });
  const tokens = createTokens({ issuer: baseUrl, keys: keys.token, clock });
  const jobs = createTableJobs();
  const { handlers, modules, authentication, doors } = compose(outside, db, gallery, jobs, tokens);
  for (const module of modules) module.jobs?.(jobs);
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  const node: Node = {
    ...{ handlers, authentication, jobs, tokens, db, died, doors },
    isAlive: true,
    refreshSearch: () => gallery.refresh(),
    heldFaces: () => new Set(indexes.at(-1)!.held()),
    async kill() {
      node.isAlive = false;
      await pool.breakOff();
      die();
    },
    async close() {
      if (!node.isAlive) return;
      await gallery.close();
      await pool.breakOff();
    },
  };
  return node;
}
