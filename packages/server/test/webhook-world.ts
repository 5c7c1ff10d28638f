import type { WebhookSettingsRequest } from '@selfsame/contract';
import { createEgress, type EgressPolicy, type Resolve } from '../src/platform/egress/egress.ts';
import { parseEgressAllow } from '../src/platform/egress/egress-address.ts';
import { type Caller, createEvents, type DomainEvent, systemActor } from '../src/platform/events.ts';
import type { JobData, Jobs } from '../src/platform/jobs.ts';
import { createLog } from '../src/platform/log.ts';
import type { Db } from '../src/store/seal/vault.ts';
import { ensureTenant, insertTenant } from '../src/store/tenant/tenant.ts';
import { deliverWebhook } from '../src/webhook/deliver-webhook.ts';
import { enqueueWebhook } from '../src/webhook/enqueue-webhook.ts';
import { createFairShare } from '../src/webhook/fair-share.ts';
import { updateWebhookSettings } from '../src/webhook/update-settings.ts';
import type { DeliveryDependencies } from '../src/webhook/webhook-dependencies.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { createTestClock } from './edge.ts';
import { createTestVault } from './vault.ts';

/** Jobs that a test runs by hand, when the test's clock says so. */
interface HandJobs extends Jobs {
  waiting: { data: JobData['deliver-webhook']; startAfter: Date }[];
}

/** Webhooks of one tenant on a real database; the test moves the clock and runs the jobs. */
export interface WebhookWorld extends TestDatabase {
  deps: DeliveryDependencies;
  clock: ReturnType<typeof createTestClock>;
  jobs: HandJobs;
  caller: Caller;
  tenantId: string;
  /** What was published beside the enqueued events. */
  published: DomainEvent[];
  configure(
    url: string,
    extra?: Partial<WebhookSettingsRequest['WebHook']>,
    enabled?: boolean,
  ): Promise<void>;
  /** Publishes an event in a transaction of its own and answers the delivery's id. */
  publish(event?: Partial<DomainEvent>): Promise<string>;
  /** Moves the clock to the next waiting attempt and makes it. */
  runNext(): Promise<void>;
}

export const localPolicy: EgressPolicy = {
  allow: parseEgressAllow('127.0.0.1'),
  allowHttp: false,
  allowUnverifiedTls: false,
};

/** The version of a tenant's webhook settings; 0 while there are none. */
async function versionOf(db: TestDatabase['db'], tenantId: string): Promise<number> {
  const versions = db.selectFrom('webhook_setting').select('version').where('tenant_id', '=', tenantId);
  return (await versions.executeTakeFirst())?.version ?? 0;
}

async function deliveryIds(db: TestDatabase['db']): Promise<string[]> {
  const rows = await db.selectFrom('webhook_delivery').select('id').execute();
  return rows.map(({ id }) => id);
}

interface WebhookWorldParts {
  policy?: EgressPolicy;
  resolve?: Resolve;
  timeoutMs?: number;
  jobs?: Jobs;
  /** Whether the tenant is a sandbox. */
  sandbox?: boolean;
}

export async function openWebhookWorld(
  t: { after(run: () => Promise<void>): void },
  options: WebhookWorldParts = {},
): Promise<WebhookWorld> {
  const database = await withDatabase(t);
  const { db } = database;
  const clock = createTestClock();
  const jobs = createHandJobs(clock);
  const published: DomainEvent[] = [];
  const events = createEvents<Db>({
    record: async (_tx, event) => void published.push(event),
    subscribers: [(tx, event) => enqueueWebhook(deps.jobs, tx, event)],
  });
  const deps: DeliveryDependencies = {
    ...{ db, vault: createTestVault(), clock, events },
    egress: createEgress(options.policy ?? localPolicy, options.resolve),
    jobs: options.jobs ?? jobs,
    fairShare: createFairShare(),
    random: () => 0.5,
    log: createLog('silent'),
    logDays: 30,
    timeoutMs: options.timeoutMs ?? 5_000,
  };
  const named = { customerNumber: 'Shop', customerName: 'Shop', now: clock.now() };
  const tenant = options.sandbox
    ? (await insertTenant(db, { ...named, sandbox: true }))!
    : await ensureTenant(db, named);
  const tenantId = tenant.id;
  const caller: Caller = { tenantId, actor: systemActor };
  return {
    ...{ ...database, deps, clock, jobs, caller, tenantId, published },
    async configure(url, extra = {}, enabled = true) {
      const version = await versionOf(db, tenantId);
      const request = { Enabled: enabled, Version: version, WebHook: { Url: url, ...extra } };
      await updateWebhookSettings(deps, caller, request);
    },
    async publish(event = {}) {
      const facts = { ...accountCreated(tenantId, clock.now()), ...event } as DomainEvent;
      const known = new Set(await deliveryIds(db));
      await db.transaction().execute((tx) => events.publish(tx, facts));
      const id = (await deliveryIds(db)).find((one) => !known.has(one));
      if (!id) throw new Error('nothing was enqueued');
      return id;
    },
    async runNext() {
      const next = jobs.waiting.sort((a, b) => +a.startAfter - +b.startAfter).shift();
      if (!next) throw new Error('no job waits');
      clock.pass(Math.max(0, (next.startAfter.getTime() - clock.now().getTime()) / 1_000));
      await deliverWebhook(deps, next.data);
    },
  };
}

/** The plainest event that webhooks are told of. */
export const accountCreated = (tenantId: string, at: Date): DomainEvent => ({
  tenantId,
  type: 'account.created',
  actor: systemActor,
  references: { accountNumber: 'A-1' },
  data: {},
  at,
});

/** Jobs that wait until a test runs them. */
export function createHandJobs(clock: { now(): Date }): HandJobs {
  const waiting: HandJobs['waiting'] = [];
  return {
    waiting,
    async add(_tx, name, data, { startAfter } = {}) {
      if (name === 'deliver-webhook')
        waiting.push({ data: data as JobData['deliver-webhook'], startAfter: startAfter ?? clock.now() });
    },
    work() {},
    schedule() {},
    nudge() {},
    async start() {},
    async stop() {},
  };
}
