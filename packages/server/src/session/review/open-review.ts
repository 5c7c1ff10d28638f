import { limits, type ReviewReason, statusMessages } from '@selfsame/contract';
import type { CaptureSummary } from '../../judge/capture-summary.ts';
import type { Actor } from '../../platform/events.ts';
import { templateToBytes } from '../../store/account/template-bytes.ts';
import type { DataKey, Db, Vault } from '../../store/seal/vault.ts';
import { notePasskeyFace } from '../../store/session/passkey-code.ts';
import { insertReview, noteReview } from '../../store/session/review.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { claimQuota, requireRoom } from '../../store/tenant/claim-quota.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { hashInputs } from '../capture/hash-inputs.ts';
import type { AcceptedCapture } from '../capture/store-temp-capture.ts';
import { publishReview } from '../life/publish-session.ts';
import { eventOf } from '../life/transitions.ts';
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

const sealFrames = (
  vault: Vault,
  key: DataKey,
  frames: readonly Buffer[],
): { id: string; sealed: Buffer }[] =>
  frames.map((frame) => {
    const id = crypto.randomUUID();
    return { id, sealed: vault.seal(key, frame, { table: 'blob', column: 'bytes', rowId: id }) };
  });

/** Why operators are asked: an accepted face is there for its missing passkey alone. A
 * doubt is never settled by a code: then people are asked for both. */
const reasonsOf = (session: SessionRow, { outcome }: CaptureSummary): ReviewReason[] => [
  ...(outcome === 'review' ? (['doubt'] as const) : []),
  ...(openStandIn(session) !== 'none' ? (['noKey'] as const) : []),
];

/** The row of a capture that waits: all that its acceptance needs, sealed under a data key of its own. @throws Problem E_QUOTA_EXCEEDED */
async function sealCapture(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  { capture, frames, summary, attemptId, kept }: Omit<CaptureToReview, 'actor'> & { kept: readonly Buffer[] },
  now: Date,
) {
  const tenantId = session.tenant_id;
  const key = await deps.vault.createDataKey(tx, { tenantId, purpose: 'capture', now });
  const template = deps.vault.seal(key, templateToBytes(capture.template), reviewTemplateContext(session.id));
  const pictures = sealFrames(deps.vault, key, kept);
  const blobBytes = pictures.reduce((sum, { sealed }) => sum + sealed.length, 0);
  const claim = { tenantId, what: 'storage', amount: blobBytes + template.length, now } as const;
  await requireRoom(tx, claim);
  // Before the claim: others of the tenant wait for it, and a slow store would make them.
  for (const { id, sealed } of pictures) await deps.blobs.put(id, sealed);
  await claimQuota(tx, claim);
  return {
    session_id: session.id,
    tenant_id: tenantId,
    attempt_id: attemptId,
    reasons: reasonsOf(session, summary),
    can_accept: summary.match?.isMatch ?? true,
    data_key_id: key.id,
    model_id: capture.modelId,
    template_sealed: template,
    blob_ids: pictures.map(({ id }) => id),
    blob_bytes: blobBytes,
    inputs: hashInputs(frames),
    portrait: kept.indexOf(capture.portrait),
    quality: JSON.stringify(capture.quality),
    created_at: now,
  };
}

/**
 * Hands a capture to operators, in the transaction that judged it. The session stays pending for as long as the
 * tenant gives a review. All pictures are kept where the policy says so, else the portrait alone, which nobody is shown.
 */
export async function openReview(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  toReview: CaptureToReview,
  now: Date,
): Promise<SessionRow> {
  const { Review: policy } = await readMatchingPolicy(tx, session.tenant_id);
  const showsFrames = policy?.KeepFrames ?? true;
  const kept = showsFrames ? toReview.frames : [toReview.capture.portrait];
  const expiresAt = new Date(
    now.getTime() + (policy?.TimeoutSec ?? limits.review.timeoutSec.default) * 1_000,
  );
  const sealed = await sealCapture(deps, tx, session, { ...toReview, kept }, now);
  const needed = policy?.FourEyes ? 2 : 1;
  const { inReview: message } = statusMessages;
  await insertReview(tx, { ...sealed, needed, shows_frames: showsFrames });
  await noteReview(tx, sealed, { message, expiresAt });
  const after = { ...session, review_at: now, message, expires_at: expiresAt };
  await publishReview(deps.events, tx, after, {
    type: eventOf('review', after.status, toReview.actor),
    attemptId: toReview.attemptId,
    actor: toReview.actor,
    data: {
      reasons: sealed.reasons,
      framesKept: showsFrames ? kept.length : 0,
      fourEyes: policy?.FourEyes ?? false,
    },
    now,
  });
  return after;
}

/** Holds an accepted face until a code has come, or a wait is over, that stands in for the passkey. Nobody is shown it. */
export async function holdFace(
  deps: Dependencies,
  tx: Db,
  session: SessionRow,
  accepted: CaptureToReview,
  now: Date,
): Promise<SessionRow> {
  const kept = [accepted.capture.portrait];
  const sealed = await sealCapture(deps, tx, session, { ...accepted, kept }, now);
  await insertReview(tx, { ...sealed, state: 'held', needed: 1, shows_frames: false });
  return notePasskeyFace(tx, { sessionId: session.id, now });
}
