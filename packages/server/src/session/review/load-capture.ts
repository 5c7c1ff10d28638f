import { templateFromBytes } from '../../store/account/template-bytes.ts';
import type { Db } from '../../store/seal/vault.ts';
import { findAttempt, readCaptureRecord } from '../../store/session/attempt.ts';
import type { CaptureRecord } from '../../store/session/capture-record.ts';
import { type ReviewRow, readReviewQuality } from '../../store/session/review.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { hashInputs } from '../capture/hash-inputs.ts';
import type { AcceptedCapture } from '../capture/store-temp-capture.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { reviewTemplateContext } from './open-review.ts';
import { openReviewFrames } from './read-review-frames.ts';

/** What was judged, as the record keeps it, once people have settled the doubt; a face that was in none stays as it was. */
export function settle(
  { reasons }: ReviewRow,
  summary: CaptureRecord,
  outcome: 'accepted' | 'rejected',
): CaptureRecord {
  return reasons.includes('doubt') ? settleDoubt(summary, outcome) : summary;
}

const settleDoubt = (summary: CaptureRecord, outcome: 'accepted' | 'rejected'): CaptureRecord => ({
  ...summary,
  outcome,
  fault: outcome === 'accepted' ? null : 'liveness',
  liveness: summary.liveness && { ...summary.liveness, isLive: outcome === 'accepted' },
});

/** Opens a capture that waits, as it will be accepted, and what was judged of it. */
export async function loadCapture(
  deps: SessionDependencies,
  tx: Db,
  { session, review }: { session: SessionRow; review: ReviewRow },
): Promise<{ summary: CaptureRecord; accepted: AcceptedCapture; inputs: string[] }> {
  const attempt = await findAttempt(tx, { sessionId: session.id, id: review.attempt_id });
  const summary = attempt ? readCaptureRecord(attempt) : null;
  if (!summary || !review.data_key_id || !review.template_sealed)
    throw new Error(`Review of ${session.id} lacks what it is about`);
  const key = await deps.vault.openDataKey(tx, review.data_key_id);
  const template = templateFromBytes(
    deps.vault.unseal(key, review.template_sealed, reviewTemplateContext(session.id)),
  );
  const frames = await openReviewFrames(deps, tx, review);
  const portrait = frames[review.portrait];
  if (!portrait) throw new Error(`Review of ${session.id} has no portrait`);
  return {
    summary,
    accepted: {
      // Side views of a capture in doubt are not enrolled: the next verifications would be held to them.
      ...{ template, modelId: review.model_id, views: [], portrait, quality: readReviewQuality(review) },
      summary: settle(review, summary, 'accepted'),
    },
    inputs: review.inputs.length > 0 ? review.inputs : hashInputs(frames),
  };
}
