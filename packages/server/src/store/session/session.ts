import { Status, statusMessages } from '@selfsame/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { Database, SessionKind } from '../tables.ts';
import type { SessionResult } from './session-json.ts';

/** A capture session as stored. */
export type SessionRow = Selectable<Database['session']>;
/** What a new session is made of. */
export type NewSession = Insertable<Database['session']>;

/** How a session ends. */
export interface SessionEnd {
  id: string;
  status: Exclude<Status, typeof Status.Pending>;
  message: string;
  result: SessionResult;
  tempId: string | null;
  now: Date;
}

/** Stores a new pending session. */
export const insertSession = (db: Db, session: NewSession): Promise<SessionRow> =>
  db.insertInto('session').values(session).returningAll().executeTakeFirstOrThrow();

/** Values of a session whose time ran out; the reference template goes with every end. */
const expired = {
  status: Status.Expired,
  message: statusMessages.expired,
  ended_at: sql<Date>`expires_at`,
  reference_sealed: null,
} as const;

/**
 * Writes the expiry of one session down when its time is over; undefined when it is not, or when another outcome
 * came first. A reader that has seen "expired" must never see another end later, so the expiry competes for the
 * row like any other outcome instead of being computed on the side.
 */
export const expireSession = (tx: Db, id: string, now: Date): Promise<SessionRow | undefined> =>
  tx
    .updateTable('session')
    .set(expired)
    .where('id', '=', id)
    .where('status', '=', Status.Pending)
    .where('expires_at', '<=', now)
    .returningAll()
    .executeTakeFirst();

/** A tenant's session of one of the kinds, its expiry not settled; undefined when there is none. */
export const findSession = (
  db: Db,
  query: { tenantId: string; id: string; kinds: readonly SessionKind[] },
): Promise<SessionRow | undefined> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', query.id)
    .where('tenant_id', '=', query.tenantId)
    .where('kind', 'in', query.kinds)
    .executeTakeFirst();

/** The session a link names, of whatever tenant, its expiry not settled: the secret proves the right to it. */
export const findSessionOfLink = (db: Db, id: string): Promise<SessionRow | undefined> =>
  db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();

/** Locks a session's row until the transaction ends. Every change of state begins here. */
export const lockSession = (
  tx: Db,
  query: { tenantId: string; id: string },
): Promise<SessionRow | undefined> =>
  tx
    .selectFrom('session')
    .selectAll()
    .where('id', '=', query.id)
    .where('tenant_id', '=', query.tenantId)
    .forUpdate()
    .executeTakeFirst();

/** Ends a pending session that is within its time; undefined when another outcome came first. */
export const endSession = (tx: Db, end: SessionEnd): Promise<SessionRow | undefined> =>
  tx
    .updateTable('session')
    .set({
      status: end.status,
      message: end.message,
      result: JSON.stringify(end.result),
      end_reason: end.result.reason,
      temp_id: end.tempId,
      ended_at: end.now,
      reference_sealed: null,
    })
    .where('id', '=', end.id)
    .where('status', '=', Status.Pending)
    .where('expires_at', '>', end.now)
    .returningAll()
    .executeTakeFirst();

/** Counts one judged capture. */
export const countAttempt = (tx: Db, id: string): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set((eb) => ({ attempts_used: eb('attempts_used', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Notes that a link that travelled by SMS (1) or e-mail (2) was opened. */
export async function noteOpenedBy(db: Db, id: string, flags: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ opened_by: sql<number>`opened_by | ${flags}` })
    .where('id', '=', id)
    .execute();
}

/** Notes that a pending session's link was opened; false when it was before. */
export async function noteOpened(tx: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ opened_at: now })
    .where('id', '=', id)
    .where('status', '=', Status.Pending)
    .where('opened_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What the user agrees to, and where its time is kept. */
const agreements = { approval: 'approved_at', consent: 'consented_at' } as const;

/** Notes what the user agreed to, in place of what was noted before. */
export const noteAgreed = (
  tx: Db,
  agreed: { id: string; to: keyof typeof agreements; now: Date },
): Promise<SessionRow> =>
  tx
    .updateTable('session')
    .set({ [agreements[agreed.to]]: agreed.now })
    .where('id', '=', agreed.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Notes when a capture was asked for first. */
export async function noteCaptureBegun(tx: Db, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ capture_at: now })
    .where('id', '=', id)
    .where('capture_at', 'is', null)
    .execute();
}

/** Notes that the page which embeds a pending session's page has loaded a script of the control interface. */
export async function noteControl(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ control_at: now })
    .where('id', '=', id)
    .where('status', '=', Status.Pending)
    .where('control_at', 'is', null)
    .execute();
}

/** Counts one wrong secret that had not been tried lately. */
export async function countWrongSecret(db: Db, id: string): Promise<void> {
  await db
    .updateTable('session')
    .set((eb) => ({ wrong_secrets: eb('wrong_secrets', '+', 1) }))
    .where('id', '=', id)
    // The column is a smallint; beyond this nobody needs to know how many.
    .where('wrong_secrets', '<', 1_000)
    .execute();
}

/** Ends sessions whose time is over, of one tenant or of all, some at a time. */
export const expireDueSessions = (
  tx: Db,
  due: { now: Date; tenantId: string | undefined; limit: number },
): Promise<SessionRow[]> =>
  tx
    .updateTable('session')
    .set(expired)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('session')
        .select('id')
        .where('status', '=', Status.Pending)
        .where('expires_at', '<=', due.now)
        .$if(due.tenantId !== undefined, (query) => query.where('tenant_id', '=', due.tenantId as string))
        .orderBy('id')
        .limit(due.limit)
        // What somebody holds waits for the next sweep, so that no tenant holds up another's.
        .forUpdate()
        .skipLocked(),
    )
    .where('status', '=', Status.Pending)
    .returningAll()
    .execute();

/** One page of a tenant's sessions. Expiries are as last settled. */
export const listSessions = (db: Db, tenantId: string, clauses: ListClauses): Promise<PageOf<SessionRow>> =>
  readPage(db.selectFrom('session').selectAll().where('session.tenant_id', '=', tenantId), clauses);

/**
 * Erases the secret of sessions that ended before a moment, and destroys their data key, which sealed the
 * reference template too; returns how many.
 */
export async function eraseSessionSecrets(db: Db, endedBefore: Date): Promise<number> {
  const result = await sql`
    with over as (
      update session set secret_sealed = null, reference_sealed = null
      where status <> ${Status.Pending} and ended_at < ${endedBefore} and data_key_id is not null
      returning data_key_id
    )
    delete from data_key where id in (select data_key_id from over)`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
