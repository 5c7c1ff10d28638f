import { DataType, type ReviewFrames } from '@selfsame/contract';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type Db, VaultKeyGone } from '../../store/seal/vault.ts';
import { findOpenReview, type ReviewRow } from '../../store/session/review.ts';
import { lockSession } from '../../store/session/session.ts';
import { publishReview } from '../life/publish-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'db' | 'clock' | 'events' | 'vault' | 'blobs'>;

/** Opens the sealed pictures of a review. @throws VaultKeyGone, Problem E_REVIEW_FRAMES_NOT_KEPT */
export async function openReviewFrames(
  deps: Pick<Dependencies, 'vault' | 'blobs'>,
  tx: Db,
  review: ReviewRow,
): Promise<Buffer[]> {
  if (!review.data_key_id) throw new Problem('E_REVIEW_FRAMES_NOT_KEPT');
  const key = await deps.vault.openDataKey(tx, review.data_key_id);
  const frames: Buffer[] = [];
  for (const id of review.blob_ids) {
    const sealed = await deps.blobs.get(id);
    if (!sealed) throw new Problem('E_REVIEW_FRAMES_NOT_KEPT');
    frames.push(deps.vault.unseal(key, sealed, { table: 'blob', column: 'bytes', rowId: id }));
  }
  return frames;
}

/**
 * Opens the pictures of a capture in review for an operator. That they were looked at is in the audit log before they
 * leave.
 * @throws Problem E_REVIEW_NOT_FOUND, E_REVIEW_FRAMES_NOT_KEPT
 */
export const readReviewFrames = (
  deps: Dependencies,
  principal: OperatorPrincipal,
  sessionId: string,
): Promise<ReviewFrames> =>
  transaction(deps.db, async (tx) => {
    const { tenantId } = principal;
    const now = deps.clock.now();
    // The lock keeps the end of the session, which erases them, away until they are read.
    const session = await lockSession(tx, { tenantId, id: sessionId });
    const review = session && (await findOpenReview(tx, { tenantId, sessionId }));
    if (!session || !review || session.expires_at <= now) throw new Problem('E_REVIEW_NOT_FOUND');
    if (!review.shows_frames) throw new Problem('E_REVIEW_FRAMES_NOT_KEPT');
    const frames = await openFrames(deps, tx, review);
    await publishReview(deps.events, tx, session, {
      type: 'review.framesViewed',
      attemptId: review.attempt_id,
      actor: callerOf(principal).actor,
      data: { frames: frames.length },
      now,
    });
    return {
      Frames: frames.map((frame) => ({ DataType: DataType.Jpeg, Data: frame.toString('base64') })),
    };
  });

async function openFrames(deps: Dependencies, tx: Db, review: ReviewRow): Promise<Buffer[]> {
  try {
    return await openReviewFrames(deps, tx, review);
  } catch (cause) {
    if (cause instanceof VaultKeyGone) throw new Problem('E_REVIEW_FRAMES_NOT_KEPT', { cause });
    throw cause;
  }
}
