import type { CaptureOutcome, Remedy } from '@selfsame/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import { Type } from 'typebox';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';
import type { AttemptState, Database } from '../tables.ts';
import { attemptTransitions } from './attempt-transitions.ts';
import { CaptureRecord } from './capture-record.ts';

/** One capture attempt as stored. */
export type AttemptRow = Selectable<Database['attempt']>;

/** Of an attempt that ended without a capture there is the reason alone. */
const WithoutCapture = Type.Object({ reason: Type.String() });
const evidence = jsonColumn('attempt', 'evidence', Type.Union([CaptureRecord, WithoutCapture]));
const challenge = jsonColumn(
  'attempt',
  'challenge',
  Type.Object({ kind: Type.Enum(['passive', 'head-turn']), simulated: Type.Optional(Type.Boolean()) }),
);

/** What was judged of an attempt's capture; null when nothing was. @throws JsonUnreadable */
export function readCaptureRecord(attempt: Pick<AttemptRow, 'id' | 'evidence'>): CaptureRecord | null {
  const read = evidence(attempt.evidence, attempt.id);
  return read && 'models' in read ? read : null;
}

/** The same for pages; null also when it cannot be read. */
export function showCaptureRecord(attempt: Pick<AttemptRow, 'id' | 'evidence'>): CaptureRecord | null {
  const read = evidence.shown(attempt.evidence, attempt.id, null);
  return read && 'models' in read ? read : null;
}

/** What an attempt asked of the user, for pages; null when it cannot be read. */
export const showChallenge = (
  attempt: Pick<AttemptRow, 'id' | 'challenge'>,
): { kind: 'passive' | 'head-turn' } | null => challenge.shown(attempt.challenge, attempt.id, null);

/** What an attempt asked of the user, with all that was told of it. @throws JsonUnreadable */
export const readChallenge = (
  attempt: Pick<AttemptRow, 'id' | 'challenge'>,
): { kind: 'passive' | 'head-turn'; simulated?: boolean } => challenge(attempt.challenge, attempt.id);

/** Stores a fresh attempt. */
export async function insertAttempt(tx: Db, attempt: Insertable<Database['attempt']>): Promise<void> {
  await tx.insertInto('attempt').values(attempt).execute();
}

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
export async function findSessionOfAttempt(
  db: Db,
  query: { tenantId: string; id: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('attempt')
    .select('session_id')
    .where('id', '=', query.id)
    .where('tenant_id', '=', query.tenantId)
    .executeTakeFirst();
  return row?.session_id;
}

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
    .set({ state: attemptTransitions.supersede.to, finished_at: query.now })
    .where('session_id', '=', query.sessionId)
    .where((eb) =>
      eb.or([
        eb('state', '=', attemptTransitions.supersede.from),
        eb.and([
          eb('state', '=', attemptTransitions.supersedeStale.from),
          eb('claimed_at', '<=', query.staleBefore),
        ]),
      ]),
    )
    .returning(['id', 'due_at'])
    .execute();

/** Whether a capture of the session left a doubt that only a challenge can settle. */
export async function wasDoubted(db: Db, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('attempt')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('outcome', '=', 'continue')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a capture of the session has been under analysis since after `staleBefore`. */
export async function isAnalysing(tx: Db, sessionId: string, staleBefore: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('attempt')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('state', '=', 'analysing')
    .where('claimed_at', '>', staleBefore)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Claims an attempt for analysis: an open one within its time, or one whose claim went stale because its
 * server died. `claimed_at` is the token of the claim.
 * @returns whether the claim was won
 */
export async function claimAttempt(
  tx: Db,
  claim: { id: string; now: Date; staleBefore: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('attempt')
    .set({ state: attemptTransitions.claim.to, claimed_at: claim.now })
    .where('id', '=', claim.id)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', attemptTransitions.claim.from), eb('due_at', '>', claim.now)]),
        eb.and([
          eb('state', '=', attemptTransitions.reclaim.from),
          eb('claimed_at', '<=', claim.staleBefore),
        ]),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives a claim back uncounted, so that the same attempt may be submitted again unless a newer one was issued. */
export async function releaseAttempt(db: Db, claim: { id: string; claimedAt: Date }): Promise<void> {
  await db
    .updateTable('attempt')
    .set({
      state: sql<AttemptState>`case when exists (
        select 1 from attempt newer
        where newer.session_id = attempt.session_id and newer.created_at > attempt.created_at
      ) then ${attemptTransitions.releaseSuperseded.to} else ${attemptTransitions.release.to} end`,
      claimed_at: null,
    })
    .where('id', '=', claim.id)
    .where('state', '=', attemptTransitions.release.from)
    .where('claimed_at', '=', claim.claimedAt)
    .execute();
}

/** What came of a judged attempt. */
export interface AttemptEnd {
  id: string;
  claimedAt: Date;
  /** `continue`: in doubt without a challenge; the next attempt has one. */
  outcome: CaptureOutcome['outcome'];
  remedies: Remedy[];
  /** Numbers and names only: never pixels or embeddings. */
  evidence: CaptureRecord | { reason: string };
  now: Date;
}

/**
 * Finishes a claimed attempt.
 * @returns false when the claim was lost to another
 */
export async function finishAttempt(tx: Db, end: AttemptEnd): Promise<boolean> {
  const result = await tx
    .updateTable('attempt')
    .set({
      state: attemptTransitions.finish.to,
      outcome: end.outcome,
      remedies: end.remedies,
      evidence: JSON.stringify(end.evidence),
      finished_at: end.now,
    })
    .where('id', '=', end.id)
    .where('state', '=', attemptTransitions.finish.from)
    .where('claimed_at', '=', end.claimedAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
