import { limits, type ReviewReason, statusMessages } from '@selfsame/contract';
import type { CaptureSummary } from '../../judge/capture-summary.ts';
import type { Actor } from '../../platform/events.ts';
import { templateToBytes } from '../../store/account/template-bytes.ts';
import type { DataKey, Db } from '../../store/seal/vault.ts';
import { insertReview } from '../../store/session/review.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import type { AcceptedCapture } from '../capture/store-temp-capture.ts';
import { publishReview } from '../life/publish-session.ts';
import { openStandIn } from '../passkey/stand-in.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

type Dependencies = Pick<SessionDependencies, 'vault' | 'blobs' | 'events'>;

/** A capture that operators have to look at, with all its pictures. */
export interface CaptureToReview {
  attemptId: string;
  /** What an acceptance would write down. */
  capture: AcceptedCapture;
  frames: readonly Buffer[];
  summary: CaptureSummary;
  actor: Actor;
}

/** Where the template of a review is bound to. */
export const reviewTemplateContext = (sessionId: string) => ({
  table: 'review',
  column: 'template_sealed',
  rowId: sessionId,
});

async function sealFrames(deps: Dependencies, key: DataKey, frames: readonly Buffer[]): Promise<string[]> {
  const ids: string[] = [];
  for (const frame of frames) {
    const id = crypto.randomUUID();
    await deps.blobs.put(id, deps.vault.seal(key, frame, { table: 'blob', column: 'bytes', rowId: id }));
    ids.push(id);
  }
  return ids;
}

/** Why operators are asked: an accepted face is there for its missing passkey alone. */
const reasonsOf = (session: SessionRow, { outcome }: CaptureSummary): ReviewReason[] => [
  ...(outcome === 'review' ? (['doubt'] as const) : []),
  ...(openStandIn(session) === 'approval' ? (['noKey'] as const) : []),
];

/**
 * Hands a capture to operators, in the transaction that judged it. The session stays pending for as long as the
 * tenant gives a review. What an acceptance needs is sealed under a data key of its own; all pictures are kept where the
 * policy says so, else the portrait alone, which nobody is shown.
 */
export async function openReview(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  toReview: CaptureToReview,
  now: Date,
): Promise<SessionRow> {
  const { Review: policy } = await readMatchingPolicy(tx, session.tenant_id);
  const { capture, summary, attemptId } = toReview;
  const reasons = reasonsOf(session, summary);
  const showsFrames = policy?.KeepFrames ?? true;
  const kept = showsFrames ? toReview.frames : [capture.portrait];
  const key = await deps.vault.createDataKey(tx, { tenantId: session.tenant_id, purpose: 'capture', now });
  const expiresAt = new Date(
    now.getTime() + (policy?.TimeoutSec ?? limits.review.timeoutSec.default) * 1_000,
  );
  await insertReview(
    tx,
    {
      session_id: session.id,
      tenant_id: session.tenant_id,
      attempt_id: attemptId,
      reasons,
      needed: policy?.FourEyes ? 2 : 1,
      can_accept: summary.match?.isMatch ?? true,
      data_key_id: key.id,
      model_id: capture.modelId,
      template_sealed: deps.vault.seal(
        key,
        templateToBytes(capture.template),
        reviewTemplateContext(session.id),
      ),
      blob_ids: await sealFrames(deps, key, kept),
      portrait: kept.indexOf(capture.portrait),
      shows_frames: showsFrames,
      quality: JSON.stringify(capture.quality),
      created_at: now,
    },
    { message: statusMessages.inReview, expiresAt },
  );
  const after = { ...session, review_at: now, message: statusMessages.inReview, expires_at: expiresAt };
  await publishReview(deps.events, tx, after, {
    type: 'review.opened',
    attemptId,
    actor: toReview.actor,
    data: {
      reasons,
      framesKept: showsFrames ? kept.length : 0,
      fourEyes: policy?.FourEyes ?? false,
    },
    now,
  });
  return after;
}
