import { eventTypes } from '@selfsame/contract';
import { sql } from 'kysely';
import { verifyAudit } from '../../packages/server/src/audit/verify-audit.ts';
import type { EndLook, GroupLook } from './look.ts';

/** The audit chain is whole: every row has its place, and every statement about it holds. */
export async function auditChainWhole({ world }: EndLook): Promise<string[]> {
  const verdicts = await verifyAudit({ db: world.database.db, signer: world.ground.keys.signer });
  return verdicts.flatMap(({ tenantId, fault, unsealed }) => [
    ...(fault ? [`the log of tenant ${tenantId} at ${fault.sequence}: ${fault.problem}`] : []),
    ...(unsealed.rows > 0
      ? [`${unsealed.rows} rows of the log of tenant ${tenantId} were never sealed`]
      : []),
  ]);
}

/** Types of events that webhooks are told of. */
const told = new Set(Object.keys(eventTypes));

/** Tenants of which an account was erased: what was to be told of it is forgotten with it. */
const forgettingTenants = ({ before, after }: GroupLook): Set<string> =>
  new Set(
    after.events
      .slice(before.events.length)
      .filter(({ type }) => type === 'account.deleted')
      .map(({ tenant_id }) => tenant_id),
  );

/** An event is told if and only if its change was committed: each told event of the log has its delivery, and nothing else has. */
export function toldIfCommitted(look: GroupLook): string[] {
  const { world, before, after, deliveries } = look;
  const forgetting = forgettingTenants(look);
  const events = after.events.slice(before.events.length).filter(({ type }) => told.has(type));
  const added = [...after.deliveries.values()].filter(({ id }) => !deliveries.has(id));
  return world.ground.tenants.flatMap(({ tenantId }) => {
    const due = events.filter(({ tenant_id }) => tenant_id === tenantId);
    const made = added.filter(({ tenant_id }) => tenant_id === tenantId);
    if (forgetting.has(tenantId) || due.length === made.length) return [];
    return [
      `tenant ${tenantId} has ${due.map(({ type }) => type)} to tell, and ${made.length} deliveries more`,
    ];
  });
}

/** What a receiver got is what was committed. */
export function receivedIsCommitted(look: GroupLook): string[] {
  const { after, deliveries, received } = look;
  const isForgetting = forgettingTenants(look).size > 0;
  return received.flatMap(({ id, body }) => {
    const delivery = after.deliveries.get(id) ?? deliveries.get(id);
    if (delivery === undefined)
      return isForgetting ? [] : [`webhook ${id} was sent, and there is no such delivery`];
    return delivery.body === body ? [] : [`webhook ${id} was sent with another body`];
  });
}

interface DeliveryRow {
  id: string;
  status: string;
  attempts: number;
}

/** What is marked as delivered was received, and in the end everything is delivered. */
export async function deliveriesAreTrue({ world }: EndLook): Promise<string[]> {
  const { rows } = await sql<DeliveryRow>`select id, status, attempts from webhook_delivery`.execute(
    world.database.db,
  );
  const { received } = world.egress;
  const isTaken = (id: string) =>
    received.some((one) => one.id === id && one.status >= 200 && one.status < 300);
  return [
    ...rows
      .filter(({ id, status }) => status === 'succeeded' && !isTaken(id))
      .map(({ id }) => `delivery ${id} is marked as delivered, and nobody received it`),
    ...rows
      .filter(({ status }) => status === 'pending')
      .map(({ id }) => `delivery ${id} was never delivered`),
    ...rows
      .filter(({ status, attempts }) => status === 'failed' && attempts < 5)
      .map(({ id, attempts }) => `delivery ${id} was given up after ${attempts} attempts`),
  ];
}

/** No secret is in any log: no link's secret, token, key or TempId. */
export function noSecretInLogs({ world }: EndLook): string[] {
  const log = world.log.join('\n');
  return [...world.secrets]
    .filter((secret) => log.includes(secret))
    .map((secret) => `${secret.slice(0, 8)}… is in the log`);
}

/** What tenants have is counted as it is: the job that counts anew finds nothing to mend. */
export function usageIsCounted({ world }: EndLook): string[] {
  return world.log.filter((line) => line.includes('usage of tenants was counted wrong'));
}

/** No lock is held for ever: once a group of acts is over, no transaction is open. */
export function noLockHeld({ after }: GroupLook): string[] {
  return after.busy;
}

/** A tenant's act changes nothing of another tenant. */
export function tenantsStayApart({ world, acts, before, after }: GroupLook): string[] {
  const [act] = acts;
  const isOfOne =
    acts.length === 1 &&
    !['runJob', 'runSchedule', 'reachAcross', 'bindAcross', 'restartNode'].includes(act!.kind);
  if (!isOfOne) return [];
  const { tenantId } = world.ground.tenants[act!.tenant === 0 ? 1 : 0];
  if (before.digests.get(tenantId) === after.digests.get(tenantId)) return [];
  return [`${act!.kind} of tenant ${act!.tenant} changed rows of the other tenant`];
}

/** Every change is on record: an account, a credential and a session each have the event that says that they came about. */
export async function changesAreOnRecord({ world, last }: EndLook): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`select account_id from biometric_credential`.execute(
    world.database.db,
  );
  const count = (wanted: RegExp, name: 'account_id' | 'session_id') =>
    Map.groupBy(
      last.events.filter(({ type }) => wanted.test(type)),
      (event) => event[name],
    );
  const compare = (what: string, ids: Iterable<string>, told: Map<string | null, unknown[]>) =>
    [...Map.groupBy(ids, (id) => id)].flatMap(([id, { length }]) => {
      const events = told.get(id)?.length ?? 0;
      return events === length ? [] : [`${length} ${what} of ${id} came about, and ${events} events say so`];
    });
  return [
    ...compare('account', last.accounts.keys(), count(/^account\.created$/, 'account_id')),
    ...compare('session', last.sessions.keys(), count(/^session\.begun$/, 'session_id')),
    ...compare(
      'credentials',
      rows.map(({ account_id }) => account_id),
      count(/^credential\.(created|replaced)$/, 'account_id'),
    ),
  ];
}
