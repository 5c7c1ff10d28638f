import { type Insertable, type Selectable, sql } from 'kysely';
import type { AttemptState, Database } from './tables.ts';
import type { Db } from './vault.ts';

/** One capture attempt as stored. */
export type AttemptRow = Selectable<Database['attempt']>;

/** Stores a fresh attempt. */
export const insertAttempt = async (tx: Db, attempt: Insertable<Database['attempt']>): Promise<void> => {
  await tx.insertInto('attempt').values(attempt).execute();
};

/** An attempt of a session; undefined when the id belongs to none or to another session. */
export const findAttempt = (
  db: Db,
  query: { sessionId: string; id: string },
): Promise<AttemptRow | undefined> =>
  db
    .selectFrom('attempt')
    .selectAll()
    .where('id', '=', query.id)
    .where('session_id', '=', query.sessionId)
    .executeTakeFirst();

/** The attempts of a session, first to last. */
export const listAttemptsOf = (db: Db, sessionId: string): Promise<AttemptRow[]> =>
  db
    .selectFrom('attempt')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** Which of a tenant's sessions an attempt belongs to; undefined when it is gone. */
export const findSessionOfAttempt = async (
  db: Db,
  query: { tenantId: string; id: string },
): Promise<string | undefined> => {
  const row = await db
    .selectFrom('attempt')
    .select('session_id')
    .where('id', '=', query.id)
    .where('tenant_id', '=', query.tenantId)
    .executeTakeFirst();
  return row?.session_id;
};

/**
 * Supersedes the open attempts of a session, and those whose server died. One under analysis finishes by itself.
 * @returns which, and until when they might have been answered
 */
export const abandonAttempts = async (
  tx: Db,
  query: { sessionId: string; now: Date; staleBefore: Date },
): Promise<Pick<AttemptRow, 'id' | 'due_at'>[]> =>
  tx
    .updateTable('attempt')
    .set({ state: 'abandoned', finished_at: query.now })
    .where('session_id', '=', query.sessionId)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'open'),
        eb.and([eb('state', '=', 'analysing'), eb('claimed_at', '<=', query.staleBefore)]),
      ]),
    )
    .returning(['id', 'due_at'])
    .execute();

/** Whether a capture of the session has been under analysis since after `staleBefore`. */
export const isAnalysing = async (tx: Db, sessionId: string, staleBefore: Date): Promise<boolean> => {
  const row = await tx
    .selectFrom('attempt')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('state', '=', 'analysing')
    .where('claimed_at', '>', staleBefore)
    .executeTakeFirst();
  return row !== undefined;
};

/**
 * Claims an attempt for analysis: an open one within its time, or one whose claim went stale because its
 * server died. `claimed_at` is the token of the claim.
 * @returns whether the claim was won
 */
export const claimAttempt = async (
  tx: Db,
  claim: { id: string; now: Date; staleBefore: Date },
): Promise<boolean> => {
  const result = await tx
    .updateTable('attempt')
    .set({ state: 'analysing', claimed_at: claim.now })
    .where('id', '=', claim.id)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'open'), eb('due_at', '>', claim.now)]),
        eb.and([eb('state', '=', 'analysing'), eb('claimed_at', '<=', claim.staleBefore)]),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Gives a claim back uncounted, so that the same attempt may be submitted again unless a newer one was issued. */
export const releaseAttempt = async (db: Db, claim: { id: string; claimedAt: Date }): Promise<void> => {
  await db
    .updateTable('attempt')
    .set({
      state: sql<AttemptState>`case when exists (
        select 1 from attempt newer
        where newer.session_id = attempt.session_id and newer.created_at > attempt.created_at
      ) then 'abandoned' else 'open' end`,
      claimed_at: null,
    })
    .where('id', '=', claim.id)
    .where('state', '=', 'analysing')
    .where('claimed_at', '=', claim.claimedAt)
    .execute();
};

/** What came of a judged attempt. */
export interface AttemptEnd {
  id: string;
  claimedAt: Date;
  outcome: 'accepted' | 'retry' | 'rejected';
  remedies: string[];
  /** Numbers and names only: never pixels or embeddings. */
  evidence: Record<string, unknown>;
  now: Date;
}

/**
 * Finishes a claimed attempt.
 * @returns false when the claim was lost to another
 */
export const finishAttempt = async (tx: Db, end: AttemptEnd): Promise<boolean> => {
  const result = await tx
    .updateTable('attempt')
    .set({
      state: 'finished',
      outcome: end.outcome,
      remedies: end.remedies,
      evidence: JSON.stringify(end.evidence),
      finished_at: end.now,
    })
    .where('id', '=', end.id)
    .where('state', '=', 'analysing')
    .where('claimed_at', '=', end.claimedAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
