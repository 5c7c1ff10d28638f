import { Status } from '@selfsame/contract';
import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoredQuality } from '../account/stored-quality.ts';
import { type PageOf, readCounted } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import { jsonColumn } from '../stored-json.ts';
import type { Database } from '../tables.ts';

/** A capture in review as stored. */
export type ReviewRow = Selectable<Database['review']>;

const quality = jsonColumn('review', 'quality', StoredQuality);

/** What was measured of the portrait in review. @throws JsonUnreadable */
export const readReviewQuality = (row: Pick<ReviewRow, 'session_id' | 'quality'>): StoredQuality =>
  quality(row.quality, row.session_id);

/** What one operator said, and who that is; the name is null when the operator is gone. */
export type ReviewDecisionRow = Selectable<Database['review_decision']> & { operator_name: string | null };

/** An open review with what a list shows of its session. */
export type ReviewListRow = Pick<ReviewRow, 'session_id' | 'needed' | 'reasons' | 'created_at'> & {
  kind: Database['session']['kind'];
  name: string;
  account_number: string | null;
  expires_at: Date;
};

/** Stores a capture that waits, for people or for a code. */
export async function insertReview(tx: Db, review: Insertable<Database['review']>): Promise<void> {
  await tx.insertInto('review').values(review).execute();
}

/** Keeps the session of a review pending until `expiresAt`. */
export async function noteReview(
  tx: Db,
  review: { session_id: string; created_at: Date },
  { message, expiresAt }: { message: string; expiresAt: Date },
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ review_at: review.created_at, message, expires_at: expiresAt })
    .where('id', '=', review.session_id)
    .execute();
}

/** The capture of a tenant's session that waits for people (`open`) or for a code (`held`); undefined when there is none. */
export const findReview = (
  db: Db,
  query: { tenantId: string; sessionId: string; state: 'open' | 'held' },
): Promise<ReviewRow | undefined> =>
  db
    .selectFrom('review')
    .selectAll()
    .where('session_id', '=', query.sessionId)
    .where('tenant_id', '=', query.tenantId)
    .where('state', '=', query.state)
    .executeTakeFirst();

/** The open review of a tenant's session; undefined when there is none or it is over. */
export const findOpenReview = (
  db: Db,
  query: { tenantId: string; sessionId: string },
): Promise<ReviewRow | undefined> => findReview(db, { ...query, state: 'open' });

const openOf = (db: Db, tenantId: string, now: Date) =>
  db
    .selectFrom('review')
    .innerJoin('session', 'session.id', 'review.session_id')
    .where('review.tenant_id', '=', tenantId)
    .where('review.state', '=', 'open')
    .where('session.expires_at', '>', now);

/** One page of a tenant's open reviews, oldest first, and how many there are. */
export function listOpenReviews(
  db: Db,
  query: { tenantId: string; now: Date; start: number; size: number },
): Promise<PageOf<ReviewListRow>> {
  const open = openOf(db, query.tenantId, query.now);
  const page = open
    .select([
      'review.session_id',
      'review.needed',
      'review.reasons',
      'review.created_at',
      'session.kind',
      'session.name',
      'session.account_number',
      'session.expires_at',
    ])
    .orderBy('review.created_at')
    .orderBy('review.session_id')
    .offset(query.start)
    .limit(query.size);
  return readCounted(page, open, query.start);
}

/** What operators have said of some reviews, oldest first. */
export const listReviewDecisions = (db: Db, sessionIds: readonly string[]): Promise<ReviewDecisionRow[]> =>
  db
    .selectFrom('review_decision')
    .leftJoin('operator', 'operator.id', 'review_decision.operator_id')
    .selectAll('review_decision')
    .select('operator.display_name as operator_name')
    .where('session_id', 'in', sessionIds.length > 0 ? sessionIds : [crypto.randomUUID()])
    .orderBy('review_decision.created_at')
    .execute();

/** Stores what an operator says; false when the same one has said something before. */
export async function insertReviewDecision(
  tx: Db,
  decision: Insertable<Database['review_decision']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('review_decision')
    .values(decision)
    .onConflict((conflict) => conflict.columns(['session_id', 'operator_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends reviews whose session is over: a server of an older version that ended it may not have known of them. */
export async function closeStrandedReviews(db: Db, now: Date): Promise<void> {
  const stranded = await db
    .selectFrom('review')
    .innerJoin('session', 'session.id', 'review.session_id')
    .select('review.session_id')
    .where('review.state', 'in', ['open', 'held'])
    .where('session.status', '<>', Status.Pending)
    .limit(200)
    .execute();
  for (const { session_id: sessionId } of stranded) await endReview(db, { sessionId, state: 'closed', now });
}

/**
 * Ends a session's review, if one is open or held, and destroys the key of its pictures and template. The sealed bytes are left
 * without an owner, and the sweeper of orphans takes them.
 */
export async function endReview(
  tx: Db,
  end: { sessionId: string; state: 'accepted' | 'rejected' | 'closed'; now: Date },
): Promise<void> {
  await sql`
    with before as (
      select session_id, data_key_id from review where session_id = ${end.sessionId} and state in ('open', 'held') for update
    ), ended as (
      update review set state = ${end.state}, ended_at = ${end.now}, template_sealed = null, blob_ids = '{}'
      where session_id in (select session_id from before)
    )
    delete from data_key where id in (select data_key_id from before)`.execute(tx);
}
