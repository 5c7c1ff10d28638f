import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { Type } from 'typebox';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';
import type { Database, WebhookDeliveryStatus } from '../tables.ts';

/** One event on its way to a tenant. */
export type WebhookDeliveryRow = Selectable<Database['webhook_delivery']>;
/** One try of it. */
export type WebhookAttemptRow = Selectable<Database['webhook_attempt']>;

const Headers = Type.Record(Type.String(), Type.String());
const requestHeaders = jsonColumn('webhook_attempt', 'request_headers', Headers);
const responseHeaders = jsonColumn('webhook_attempt', 'response_headers', Headers);

/** The headers of one try; null when nothing answered, or when they cannot be read. */
export function showHeaders(
  row: Pick<WebhookAttemptRow, 'delivery_id' | 'number' | 'request_headers' | 'response_headers'>,
): Record<'request' | 'response', Record<string, string> | null> {
  const id = `${row.delivery_id} ${row.number}`;
  return {
    request: requestHeaders.shown(row.request_headers, id, null),
    response: responseHeaders.shown(row.response_headers, id, null),
  };
}

/** Which deliveries a replay means; `from` and `to` are creation times, both included. */
export interface ReplayRange {
  tenantId: string;
  from: Date;
  to: Date;
  statuses: WebhookDeliveryStatus[];
  eventTypes: number[] | null;
}

export async function insertDelivery(db: Db, row: Insertable<Database['webhook_delivery']>): Promise<void> {
  await db.insertInto('webhook_delivery').values(row).execute();
}

/**
 * Takes a delivery for one attempt, when it still waits for exactly this one and nobody else sends it.
 * @param attempts how many there were before
 * @returns undefined when it is finished, already tried, or leased
 */
export const claimDelivery = (
  db: Db,
  id: string,
  claim: { attempts: number; now: Date; leasedUntil: Date },
): Promise<WebhookDeliveryRow | undefined> =>
  db
    .updateTable('webhook_delivery')
    .set({ leased_until: claim.leasedUntil })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('attempts', '=', claim.attempts)
    .where((is) => is.or([is('leased_until', 'is', null), is('leased_until', '<=', claim.now)]))
    .returningAll()
    .executeTakeFirst();

/** Changes a delivery, when `attempts` is still what the caller saw. @returns whether it was */
export async function updateDelivery(
  db: Db,
  id: string,
  attempts: number,
  change: Updateable<Database['webhook_delivery']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_delivery')
    .set({
      ...change,
      // Whoever follows the feed is told when a delivery is over.
      ...(change.status && change.status !== 'pending'
        ? { entry: sql<string>`nextval('audit_event_entry')` }
        : {}),
    })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function insertAttempt(db: Db, row: Insertable<Database['webhook_attempt']>): Promise<void> {
  await db.insertInto('webhook_attempt').values(row).execute();
}

export const findDelivery = (db: Db, tenantId: string, id: string): Promise<WebhookDeliveryRow | undefined> =>
  db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** All attempts of a delivery, first to last. */
export const listAttempts = (db: Db, deliveryId: string): Promise<WebhookAttemptRow[]> =>
  db
    .selectFrom('webhook_attempt')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute();

/** A page of a tenant's deliveries, and how many match in all. */
export const listDeliveries = (
  db: Db,
  tenantId: string,
  clauses: ListClauses,
): Promise<PageOf<WebhookDeliveryRow>> =>
  readPage(db.selectFrom('webhook_delivery').selectAll().where('tenant_id', '=', tenantId), clauses);

/** The deliveries that tell of a tenant's session, first to last. */
export const listDeliveriesOf = (
  db: Db,
  query: { tenantId: string; sessionId: string },
): Promise<WebhookDeliveryRow[]> =>
  db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('session_id', '=', query.sessionId)
    .where('tenant_id', '=', query.tenantId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** Deliveries of a range that nobody sends right now, oldest first, locked until the transaction ends. */
export function lockReplayable(
  tx: Db,
  { tenantId, from, to, statuses, eventTypes }: ReplayRange,
  now: Date,
  most: number,
): Promise<WebhookDeliveryRow[]> {
  const range = tx
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('created_at', '>=', from)
    .where('created_at', '<=', to)
    .where('status', 'in', statuses)
    .where((is) => is.or([is('leased_until', 'is', null), is('leased_until', '<=', now)]));
  const typed = eventTypes ? range.where('event_type', 'in', eventTypes) : range;
  return typed.orderBy('created_at').orderBy('id').limit(most).forUpdate().execute();
}

/** Puts a delivery on its way again, at once and with all its attempts. */
export const restartDelivery = (tx: Db, id: string, now: Date): Promise<WebhookDeliveryRow> =>
  tx
    .updateTable('webhook_delivery')
    .set({
      status: 'pending',
      round_attempts: 0,
      next_attempt_at: now,
      leased_until: null,
      finished_at: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/**
 * Pending deliveries whose attempt should have been made long ago: their job got lost, or their tenant was disabled then.
 * Those of tenants that still are wait on.
 */
export const listOverdueDeliveries = (db: Db, dueBefore: Date, most: number): Promise<WebhookDeliveryRow[]> =>
  db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('status', '=', 'pending')
    .where('tenant_id', 'in', db.selectFrom('tenant').select('id').where('disabled_at', 'is', null))
    .where('next_attempt_at', '<', dueBefore)
    .where((is) => is.or([is('leased_until', 'is', null), is('leased_until', '<', dueBefore)]))
    .orderBy('next_attempt_at')
    .limit(most)
    .execute();

/**
 * Pending deliveries of a tenant that nobody sends right now, and when each is tried next; the first so many.
 * @param query.most how many
 */
export const listPendingDeliveries = (
  db: Db,
  { tenantId, now, most }: { tenantId: string; now: Date; most: number },
): Promise<Pick<WebhookDeliveryRow, 'id' | 'attempts' | 'next_attempt_at'>[]> =>
  db
    .selectFrom('webhook_delivery')
    .select(['id', 'attempts', 'next_attempt_at'])
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'pending')
    .where((is) => is.or([is('leased_until', 'is', null), is('leased_until', '<=', now)]))
    .orderBy('next_attempt_at')
    .limit(most)
    .execute();

/** Deletes deliveries that finished before a moment, attempts included, some thousand at a time. @returns how many */
export async function deleteOldDeliveries(db: Db, finishedBefore: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_delivery where id in (
      select id from webhook_delivery where status <> 'pending' and finished_at < ${finishedBefore} limit 5000
    )`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Deletes what the log says of an account, for its erasure. Deliveries that are still on their way stay: the
 * tenant must learn of the deletion; retention deletes them later.
 * @returns how many
 */
export async function deleteDeliveriesOfAccount(
  db: Db,
  tenantId: string,
  accountNumber: string,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_delivery')
    .where('tenant_id', '=', tenantId)
    .where('account_number', '=', accountNumber)
    .where('status', '<>', 'pending')
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes finished deliveries that name an account which is gone. @returns how many */
export async function deleteDeliveriesOfGoneAccounts(db: Db, finishedBefore: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_delivery d
    where d.status <> 'pending' and d.finished_at < ${finishedBefore} and d.account_number is not null
      and not exists (
        select from account a
        where a.tenant_id = d.tenant_id and a.account_number = d.account_number and a.deleted_at is null
      )`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
