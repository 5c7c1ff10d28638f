import { type DecidedReview, type DecideReviewRequest, Status } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  endReview,
  findOpenReview,
  insertReviewDecision,
  listReviewDecisions,
  type ReviewDecisionRow,
  type ReviewRow,
} from '../../store/session/review.ts';
import { lockSession, type SessionRow } from '../../store/session/session.ts';
import { bindingRefusals } from '../capture/binding-refusals.ts';
import { acceptCapture } from '../capture/conclude-capture.ts';
import { isAccountUsable, isReferenceKept } from '../capture/load-reference.ts';
import { verifyAddresses } from '../capture/verify-addresses.ts';
import { endPending, requirePending } from '../life/end-pending.ts';
import { publishReview } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import { settleExpiry } from '../life/settle-expiry.ts';
import { eventOf } from '../life/transitions.ts';
import { giveStandIn } from '../passkey/stand-in.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { loadCapture, settle } from './load-capture.ts';

/** A review whose session's row is locked, and what decides it. */
interface Deciding {
  session: SessionRow;
  review: ReviewRow;
  principal: OperatorPrincipal;
  now: Date;
}

const recordOf = (review: ReviewRow, decisions: readonly ReviewDecisionRow[]) => ({
  openedAt: review.created_at.toISOString(),
  decisions: decisions.map((one) => ({
    operator: one.operator_id,
    decision: one.decision,
    at: one.created_at.toISOString(),
  })),
});

/** Ends the session by what the operators said. */
async function conclude(
  deps: SessionDependencies,
  tx: Db,
  deciding: Deciding,
  decisions: readonly ReviewDecisionRow[],
  isAccepted: boolean,
): Promise<SessionRow> {
  const { review, principal, now } = deciding;
  const { actor } = callerOf(principal);
  const loaded = await loadCapture(deps, tx, deciding);
  const summary = settle(review, loaded.summary, isAccepted ? 'accepted' : 'rejected');
  const capture = { attemptId: review.attempt_id, summary, inputs: loaded.inputs };
  const end = { capture, review: recordOf(review, decisions), actor, now };
  const isUsable =
    !isAccepted ||
    ((await isAccountUsable(tx, deciding.session)) &&
      (await isReferenceKept(tx, deciding.session, review.created_at)));
  const refusal = review.reasons.includes('doubt') ? 'reviewRejected' : 'passkeyNotReplaced';
  const reason: EndReason = !isAccepted ? refusal : isUsable ? 'accepted' : 'accountNotUsable';
  const standsIn = reason === 'accepted' && review.reasons.includes('noKey');
  const session = standsIn
    ? await giveStandIn(deps, tx, deciding.session, { kind: 'approval', actor, now })
    : deciding.session;
  if (reason === 'accepted') await verifyAddresses(deps, tx, session, { actor, now });
  // Frees the room of the pictures before it is claimed for the accepted face.
  await endReview(tx, { sessionId: session.id, state: isAccepted ? 'accepted' : 'rejected', now });
  const kept =
    reason === 'accepted'
      ? await acceptCapture(deps, tx, session, { capture: loaded.accepted, actor }, now)
      : { tempId: null };
  if (!isAccepted && session.kind === 'verification' && session.account_id)
    await deps.recordFailedAttempt(tx, {
      tenantId: session.tenant_id,
      accountId: session.account_id,
      sessionId: session.id,
      now,
    });
  return endPending(deps, tx, session, { reason, ...kept, ...end });
}

/** Takes a decision under the lock of the session's row: of all that compete for it, one outcome wins. */
async function take(
  deps: SessionDependencies,
  tx: Db,
  deciding: Deciding,
  { Decision: decision, Note: note }: DecideReviewRequest,
): Promise<DecidedReview> {
  const { session, review, principal, now } = deciding;
  if (decision === 'accept' && !review.can_accept) throw new Problem('E_REVIEW_NOT_ACCEPTABLE');
  const isFirst = await insertReviewDecision(tx, {
    session_id: session.id,
    operator_id: principal.operatorId,
    decision,
    note: note || null,
    created_at: now,
  });
  if (!isFirst) throw new Problem('E_REVIEW_VOTED');
  const decisions = await listReviewDecisions(tx, [session.id]);
  const accepted = decisions.filter((one) => one.decision === 'accept').length;
  const isFinal = decision === 'reject' || accepted >= review.needed;
  await publishReview(deps.events, tx, session, {
    type: eventOf('decideReview', session.status, callerOf(principal).actor),
    attemptId: review.attempt_id,
    actor: callerOf(principal).actor,
    data: { decision, accepted, needed: review.needed, isFinal },
    now,
  });
  if (!isFinal) return { IsFinal: false, Status: session.status };
  const ended = await conclude(deps, tx, deciding, decisions, decision === 'accept');
  return { IsFinal: true, Status: ended.status };
}

/**
 * Takes an operator's decision on a capture in review. One rejection ends the transaction; acceptance takes as many
 * different people as the review needs. The pictures are erased with the decision.
 * @throws Problem E_REVIEW_NOT_FOUND, E_REVIEW_VOTED (the same person again), E_REVIEW_NOT_ACCEPTABLE (the face is not
 *   the enrolled one), E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED
 */
export async function decideReview(
  deps: SessionDependencies,
  principal: OperatorPrincipal,
  sessionId: string,
  request: DecideReviewRequest,
): Promise<DecidedReview> {
  const query = { tenantId: principal.tenantId, id: sessionId };
  try {
    const outcome = await transaction(deps.db, async (tx) => {
      const now = deps.clock.now();
      const session = await settleExpiry({ ...deps, db: tx }, await lockSession(tx, query), now);
      if (session?.status !== Status.Pending) return { kind: 'over', session } as const;
      const review = await findOpenReview(tx, { tenantId: query.tenantId, sessionId });
      if (!review) throw new Problem('E_REVIEW_NOT_FOUND');
      const deciding = { session, review, principal, now };
      return { kind: 'taken', decided: await take(deps, tx, deciding, request) } as const;
    });
    if (outcome.kind === 'over') {
      // After the commit, so that an expiry that this very look has written down stays written.
      if (!outcome.session?.review_at) throw new Problem('E_REVIEW_NOT_FOUND');
      requirePending(outcome.session);
      throw new Error('A session that is not pending passed as pending');
    }
    if (outcome.decided.IsFinal) await deps.refreshGallery();
    return outcome.decided;
  } catch (error) {
    const reason = error instanceof Problem ? bindingRefusals[error.code] : undefined;
    if (!reason) throw error;
    return endUnbound(deps, principal, sessionId, reason);
  }
}

/** Ends a session whose accepted face could not be bound to its account. */
const endUnbound = (
  deps: SessionDependencies,
  principal: OperatorPrincipal,
  sessionId: string,
  reason: EndReason,
): Promise<DecidedReview> =>
  transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const session = await lockSession(tx, { tenantId: principal.tenantId, id: sessionId });
    if (session?.status !== Status.Pending || session.expires_at <= now)
      throw new Problem('E_TRANSACTION_FINISHED');
    const { actor } = callerOf(principal);
    const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
    return { IsFinal: true, Status: ended.status };
  });
