import { Status, statusMessages } from '@selfsame/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { ListClauses } from '../platform/list-query.ts';
import type { Database, SessionKind } from './tables.ts';
import type { Db } from './vault.ts';

/** A capture session as stored. */
export type SessionRow = Selectable<Database['session']>;
/** What a new session is made of. */
export type NewSession = Insertable<Database['session']>;

/** How a session ends. */
export interface SessionEnd {
  id: string;
  status: Exclude<Status, typeof Status.Pending>;
  message: string;
  result: Record<string, unknown>;
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
 * Writes the expiry down when the time is over. A reader that has seen "expired" must never see another end
 * later, so the expiry competes for the row like any other outcome instead of being computed on the side.
 */
const settle = async (db: Db, row: SessionRow | undefined, now: Date): Promise<SessionRow | undefined> => {
  if (!row || row.status !== Status.Pending || row.expires_at > now) return row;
  const ended = await db
    .updateTable('session')
    .set(expired)
    .where('id', '=', row.id)
    .where('status', '=', Status.Pending)
    .returningAll()
    .executeTakeFirst();
  return ended ?? (await db.selectFrom('session').selectAll().where('id', '=', row.id).executeTakeFirst());
};

/** A tenant's session of one of the kinds, with its expiry settled; undefined when there is none. */
export const findSession = async (
  db: Db,
  query: { tenantId: string; id: string; kinds: readonly SessionKind[]; now: Date },
): Promise<SessionRow | undefined> => {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', query.id)
    .where('tenant_id', '=', query.tenantId)
    .where('kind', 'in', query.kinds)
    .executeTakeFirst();
  return settle(db, row, query.now);
};

/** The session a link names, of whatever tenant: the secret is what proves the right to it. */
export const findSessionOfLink = async (db: Db, id: string, now: Date): Promise<SessionRow | undefined> =>
  settle(db, await db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst(), now);

/** Locks a session's row until the transaction ends. Every change of state begins here. */
export const lockSession = async (
  tx: Db,
  query: { tenantId: string; id: string; now: Date },
): Promise<SessionRow | undefined> => {
  const row = await tx
    .selectFrom('session')
    .selectAll()
    .where('id', '=', query.id)
    .where('tenant_id', '=', query.tenantId)
    .forUpdate()
    .executeTakeFirst();
  return settle(tx, row, query.now);
};

/** Ends a pending session that is within its time; undefined when another outcome came first. */
export const endSession = (tx: Db, end: SessionEnd): Promise<SessionRow | undefined> =>
  tx
    .updateTable('session')
    .set({
      status: end.status,
      message: end.message,
      result: JSON.stringify(end.result),
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

/** Counts one wrong secret. */
export const countWrongSecret = async (db: Db, id: string): Promise<void> => {
  await db
    .updateTable('session')
    .set((eb) => ({ wrong_secrets: eb('wrong_secrets', '+', 1) }))
    .where('id', '=', id)
    // The column is a smallint, and a locked link needs no counting.
    .where('wrong_secrets', '<', 1_000)
    .execute();
};

/** Ends every session whose time is over, of one tenant or of all; returns how many. */
export const expireSessions = async (db: Db, now: Date, tenantId?: string): Promise<number> => {
  const result = await db
    .updateTable('session')
    .set(expired)
    .where('status', '=', Status.Pending)
    .where('expires_at', '<=', now)
    .$if(tenantId !== undefined, (query) => query.where('tenant_id', '=', tenantId as string))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};

/** One page of a tenant's sessions. Expiries are as last settled: call {@link expireSessions} first. */
export const listSessions = (db: Db, tenantId: string, clauses: ListClauses): Promise<SessionRow[]> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('session.tenant_id', '=', tenantId)
    .where(clauses.where)
    .orderBy(clauses.orderBy)
    .offset(clauses.start)
    .limit(clauses.size)
    .execute();

/** How many of a tenant's sessions a filter lets through. */
export const countSessions = async (
  db: Db,
  tenantId: string,
  where: ListClauses['where'],
): Promise<number> => {
  const { total } = await db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .where('session.tenant_id', '=', tenantId)
    .where(where)
    .executeTakeFirstOrThrow();
  return Number(total);
};

/**
 * Erases the secret of sessions that ended before a moment, and destroys their data key, which sealed the
 * reference template too; returns how many.
 */
export const eraseSessionSecrets = async (db: Db, endedBefore: Date): Promise<number> => {
  const result = await sql`
    with over as (
      update session set secret_sealed = null, reference_sealed = null
      where status <> ${Status.Pending} and ended_at < ${endedBefore} and data_key_id is not null
      returning data_key_id
    )
    delete from data_key where id in (select data_key_id from over)`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
};
