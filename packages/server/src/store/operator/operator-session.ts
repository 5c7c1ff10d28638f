import type { OperatorRole } from '@selfsame/contract';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import { markSeen } from './operator.ts';

/** A session of the portal as stored: never its token. */
export type OperatorSessionRow = Selectable<Database['operator_session']>;

/** What the authentication asks of a session. */
export interface LiveSession {
  id: string;
  operatorId: string;
  tenantId: string;
  ownsInstallation: boolean;
  role: OperatorRole;
  tokenHash: Buffer;
  confirmedAt: Date;
  lastSeenAt: Date;
}

/** Stores a new session. */
export const insertOperatorSession = (
  tx: Db,
  row: Insertable<Database['operator_session']>,
): Promise<OperatorSessionRow> =>
  tx.insertInto('operator_session').values(row).returningAll().executeTakeFirstOrThrow();

/** The session under a token's hash that is within its time, of an operator who may come in. */
export async function findLiveSession(
  db: Db,
  { tokenHash, now, seenAfter }: { tokenHash: Buffer; now: Date; seenAfter: Date },
): Promise<LiveSession | undefined> {
  const row = await db
    .selectFrom('operator_session as session')
    .innerJoin('operator', 'operator.id', 'session.operator_id')
    .innerJoin('tenant', 'tenant.id', 'operator.tenant_id')
    .select([
      'session.id',
      'session.operator_id as operatorId',
      'operator.tenant_id as tenantId',
      'tenant.owns_installation as ownsInstallation',
      'operator.role',
      'session.token_hash as tokenHash',
      'session.confirmed_at as confirmedAt',
      'session.last_seen_at as lastSeenAt',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', seenAfter)
    .where('operator.enabled', '=', true)
    .executeTakeFirst();
  return row;
}

/** Writes down that a session was used. */
export async function touchSession(db: Db, session: LiveSession, now: Date): Promise<void> {
  await db.updateTable('operator_session').set({ last_seen_at: now }).where('id', '=', session.id).execute();
  await markSeen(db, session.operatorId, now);
}

/** A session by its id. */
export const findOperatorSession = (db: Db, id: string): Promise<OperatorSessionRow | undefined> =>
  db.selectFrom('operator_session').selectAll().where('id', '=', id).executeTakeFirst();

/** Ends a session of an operator. @returns whether there was one */
export async function deleteOperatorSession(
  db: Db,
  { operatorId, id }: { operatorId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('operator_session')
    .where('operator_id', '=', operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Gives a session a new token and writes down that its operator proved to be who they are. */
export const confirmOperatorSession = (
  tx: Db,
  id: string,
  { tokenHash, at }: { tokenHash: Buffer; at: Date },
): Promise<OperatorSessionRow | undefined> =>
  tx
    .updateTable('operator_session')
    .set({ token_hash: tokenHash, confirmed_at: at, last_seen_at: at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/** Sessions of an operator that are within their time, the latest used first. */
export const listOperatorSessions = (
  db: Db,
  operatorId: string,
  { now, seenAfter }: { now: Date; seenAfter: Date },
): Promise<OperatorSessionRow[]> =>
  db
    .selectFrom('operator_session')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', seenAfter)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();

/** Ends all sessions of an operator, but for one if one is given. @returns how many */
export async function deleteSessionsOf(db: Db, operatorId: string, exceptId?: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('operator_session')
    .where('operator_id', '=', operatorId)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
