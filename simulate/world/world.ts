import type { OperationId } from '@selfsame/contract';
import type { JobName } from '../../packages/server/src/platform/jobs.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';
import type { OwnedDatabase } from '../../packages/server/test/database.ts';
import type { SoftwareAuthenticator } from '../../packages/server/test/passkey/software-authenticator.ts';
import type { History } from '../history/history.ts';
import { seededRandom } from '../history/seeded-random.ts';
import { createSimulatedBlobs, type SimulatedBlobs } from '../outside/simulated-blobs.ts';
import { createSimulatedEgress, type SimulatedEgress } from '../outside/simulated-egress.ts';
import { Turns } from '../outside/turns.ts';
import { beginning, clientSecret, type Ground } from './ground.ts';
import { type Node, type Outside, openNode } from './open-node.ts';
import { type KeptBackup, type Restored, removeBackups } from './restores.ts';
import type { Place } from './stage.ts';

/** What the callers know of a session that they began. */
export interface KnownSession {
  id: string;
  kind: 'selfie' | 'enrolment' | 'verification';
  tenant: 0 | 1;
  /** The secret of its link. */
  secret: string;
  /** Of the page that opened it last. */
  token: string | null;
  attempts: string[];
  tempId: string | null;
  /** What its callers were told, first to last. */
  statuses: number[];
}

/** What an act was answered. */
export interface KeptAnswer {
  /** Place of the act in the history. */
  act: number;
  operation: OperationId | 'OpenIdToken' | 'OpenIdPage';
  status: number;
  code: string | null;
  /** How many faults the act had met by then. */
  faults: number;
  askedAt: Date;
  /** The tenant on whose behalf. */
  asker: 0 | 1;
  /** The session that it was about. */
  session: string | null;
  /** The TempId that was sent. */
  tempId: string | null;
  /** The ceremony that was answered, and the credential id that answered it. */
  ceremony: string | null;
  credential: string | null;
  /** `outcome` of what came back. */
  outcome: string | null;
  /** A code or refresh token of OpenID that was brought, and whether its own application brought it. */
  once: { token: string; isOwn: boolean } | null;
}

/** What a sign-in at an application gave. */
export interface KnownGrant {
  tenant: 0 | 1;
  /** Which of the tenant's applications. */
  client: 0 | 1;
  code: string;
  /** First to last. */
  refresh: string[];
}

/** A question to an authenticator, and what that says. */
export interface KnownCeremony {
  id: string;
  session: KnownSession;
  response: Record<string, unknown>;
}

/** A job that ended with an error. */
export interface FailedJob {
  name: JobName;
  error: string;
  /** How many faults the act had met that ran it. */
  faults: number;
}

/** One history's world: two nodes over one database, what is outside of them, and what its people know. */
export interface World {
  ground: Ground;
  database: OwnedDatabase;
  nodes: [Node, Node];
  /** The time it is. */
  clock: { now(): Date; pass(seconds: number): void };
  blobs: SimulatedBlobs;
  egress: SimulatedEgress;
  turns: Turns;
  sessions: KnownSession[];
  answers: KeptAnswer[];
  failedJobs: FailedJob[];
  /** Authenticators of people, by tenant and name. */
  devices: Map<string, SoftwareAuthenticator>;
  ceremonies: KnownCeremony[];
  grants: KnownGrant[];
  /** What must not stand in a log. */
  secrets: Set<string>;
  log: string[];
  /** How many statements nodes made, and how many of them may have written. */
  statements: { made: number; writes: number };
  /** Access tokens of the tenants' backends, and when each was given. */
  apiTokens: Map<string, { token: string; at: Date }>;
  backups: KeptBackup[];
  /** Those of them that were made in the past of what stands in the database. */
  past: readonly KeptBackup[];
  /** What was restored since somebody looked. */
  restored: Restored | null;
  /** Starts nodes on another database; those on the one before are closed. */
  moveTo(place: Place): Promise<void>;
  /** Puts new processes where nodes were killed. */
  restartDead(): Promise<void>;
  close(): Promise<void>;
}

/** Time that goes by between two looks at the clock, ms: no two things happen at the same moment. */
const tickMs = 1;

function createClock(): World['clock'] {
  let atMs = beginning.getTime();
  return {
    now() {
      atMs += tickMs;
      return new Date(atMs);
    },
    pass(seconds) {
      atMs += seconds * 1_000;
    },
  };
}

/** How many statements wait for a lock. */
async function countLocked({ pool }: OwnedDatabase): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]!.count;
}

/** What nodes of a world share, and what is counted of them. */
function openOutside(ground: Ground, { clock, log }: Pick<World, 'clock' | 'log'>) {
  const statements = { made: 0, writes: 0 };
  const outside: Outside = {
    ...{ clock, vault: ground.vault, keys: ground.keys },
    ...{ blobs: createSimulatedBlobs(clock.now), egress: createSimulatedEgress() },
    log: createLog('info', { write: (line) => void log.push(line) }),
    onStatement(isWriting) {
      statements.made += 1;
      if (isWriting) statements.writes += 1;
    },
  };
  return { outside, statements };
}

const openNodes = async (outside: Outside, [first, second]: Place['pools']): Promise<World['nodes']> => [
  await openNode(outside, first),
  await openNode(outside, second),
];

/** Opens the world of a history on a database of its own. */
export async function openWorld(ground: Ground, { seed }: Pick<History, 'seed'>): Promise<World> {
  let place: Place = await ground.takeStage();
  const stage = place;
  const clock = createClock();
  const log: string[] = [];
  ground.log.write = (line) => void log.push(line);
  const { outside, statements } = openOutside(ground, { clock, log });
  const leave = async () => {
    if (place !== stage) await place.close();
  };
  const world: World = {
    ...{ ground, clock, log, statements, blobs: outside.blobs, egress: outside.egress },
    database: place.database,
    nodes: await openNodes(outside, place.pools),
    turns: new Turns(seededRandom(seed ^ 0x7052_1e11), () => countLocked(place.database)),
    ...{
      sessions: [],
      answers: [],
      failedJobs: [],
      ceremonies: [],
      grants: [],
      backups: [],
      past: [],
      restored: null,
    },
    devices: new Map(),
    apiTokens: new Map(),
    secrets: new Set([
      clientSecret,
      ...ground.tenants.flatMap(({ value, webhookSecret }) => [value, webhookSecret]),
    ]),
    async restartDead() {
      const { nodes } = world;
      for (const at of [0, 1] as const)
        if (!nodes[at].isAlive) nodes[at] = await openNode(outside, place.pools[at]);
    },
    async moveTo(next) {
      await leave();
      place = next;
      world.database = next.database;
      world.nodes = await openNodes(outside, next.pools);
      // Nothing that was seen before stands there.
      statements.writes += 1;
    },
    async close() {
      for (const node of world.nodes) await node.close();
      await leave();
      await removeBackups(world);
    },
  };
  return world;
}
