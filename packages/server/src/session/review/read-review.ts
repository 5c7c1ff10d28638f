import {
  limits,
  type Review,
  type ReviewItem,
  type ReviewPage,
  type ReviewQuery,
  Status,
} from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findAttempt } from '../../store/session/attempt.ts';
import {
  findOpenReview,
  listOpenReviews,
  listReviewDecisions,
  type ReviewDecisionRow,
  type ReviewListRow,
} from '../../store/session/review.ts';
import { presentAttempt } from '../read/present-evidence.ts';
import { allKinds, readSession } from '../read/read-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'clock' | 'events'>;

const presentItem = (
  row: ReviewListRow,
  decisions: readonly ReviewDecisionRow[],
  operatorId: string,
): ReviewItem => ({
  TransactionId: row.session_id,
  Type: row.kind,
  Name: row.name,
  AccountNumber: row.account_number,
  Reasons: row.reasons,
  CreatedDate: row.created_at.toISOString(),
  ExpirationDate: row.expires_at.toISOString(),
  Needed: row.needed,
  Accepted: decisions.filter(({ decision }) => decision === 'accept').length,
  HasMyDecision: decisions.some((decision) => decision.operator_id === operatorId),
});

/** Lists the captures of a tenant that wait for a review, oldest first. */
export async function listReviews(
  deps: Dependencies,
  { tenantId, operatorId }: OperatorPrincipal,
  query: ReviewQuery,
): Promise<ReviewPage> {
  const { rows, total } = await listOpenReviews(deps.db, {
    tenantId,
    now: deps.clock.now(),
    start: query.start ?? 0,
    size: query.size ?? limits.page.default,
  });
  const decisions = await listReviewDecisions(
    deps.db,
    rows.map(({ session_id }) => session_id),
  );
  const of = (id: string) => decisions.filter(({ session_id }) => session_id === id);
  return { Items: rows.map((row) => presentItem(row, of(row.session_id), operatorId)), TotalCount: total };
}

/** Reads one capture in review with all that was measured on it. @throws Problem E_REVIEW_NOT_FOUND */
export async function readReview(
  deps: Dependencies,
  { tenantId, operatorId }: OperatorPrincipal,
  sessionId: string,
): Promise<Review> {
  const review = await findOpenReview(deps.db, { tenantId, sessionId });
  if (!review) throw new Problem('E_REVIEW_NOT_FOUND');
  // Its time may be over on this very look.
  const session = await readSession(deps, { tenantId, id: sessionId, kinds: allKinds });
  const attempt = await findAttempt(deps.db, { sessionId, id: review.attempt_id });
  if (session.status !== Status.Pending || !attempt) throw new Problem('E_REVIEW_NOT_FOUND');
  const decisions = await listReviewDecisions(deps.db, [sessionId]);
  return {
    ...presentItem({ ...session, ...review }, decisions, operatorId),
    PasskeyRule: review.reasons.includes('noKey') ? session.passkey_rule : null,
    CanAccept: review.can_accept,
    Frames: review.shows_frames ? review.blob_ids.length : 0,
    Attempt: presentAttempt(attempt, new Map()),
    Decisions: decisions.map((one) => ({
      OperatorName: one.operator_name,
      Decision: one.decision,
      Note: one.note,
      CreatedDate: one.created_at.toISOString(),
    })),
  };
}
