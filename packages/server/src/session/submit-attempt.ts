import type { CaptureOutcome, Remedy } from '@selfsame/contract';
import type { Evidence } from '@selfsame/face';
import { callerOf } from '../platform/events.ts';
import type { Part } from '../platform/handler.ts';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { finishAttempt, releaseAttempt } from '../store/attempt.ts';
import { eraseDialogueReference, updateDialogue } from '../store/challenge-dialogue.ts';
import { insertFrameHashes } from '../store/frame-hash.ts';
import { analyseOrBusy } from './analyse-or-busy.ts';
import { type LoadedChallenge, loadChallenge, measureChallenge, signaturesOf } from './answered-challenge.ts';
import { type CaptureUpload, readCaptureParts } from './capture-parts.ts';
import { type Claim, claimAttempt } from './claim-attempt.ts';
import { concludeCapture } from './conclude-capture.ts';
import { extendDialogue } from './dialogue.ts';
import { endPending } from './end-pending.ts';
import { judgeCapture } from './judge-capture.ts';
import { isAccountUsable, loadReference } from './load-reference.ts';
import { attemptsLeft, presentCapture } from './present-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import type { EndReason } from './session-end.ts';
import { findOutcome } from './stored-outcome.ts';
import { withPendingSession } from './with-pending-session.ts';

/** What the binding of an enrolment may be refused for, and how that ends the session. */
const bindingRefusals: Partial<Record<Problem['code'], EndReason>> = {
  E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: 'credentialAlreadyExists',
  E_PERSON_ALREADY_ENROLLED: 'personAlreadyEnrolled',
  E_ACCOUNT_NOT_FOUND: 'accountNotUsable',
  E_ACCOUNT_DISABLED: 'accountNotUsable',
};

/** What the page said of itself, for review. Hints: nothing here was believed. */
const hintsOf = ({ meta }: CaptureUpload): Record<string, unknown> => ({
  camera: {
    width: meta.camera.width,
    height: meta.camera.height,
    facingMode: meta.camera.facingMode ?? null,
  },
  detector: meta.detector,
});

/** Ends a claimed session that no capture can save. Not counted: nothing was judged. */
const endWithoutCapture = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  claim: Claim,
  reason: EndReason,
): Promise<CaptureOutcome> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const { actor } = callerOf(principal);
    const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
    await finish(tx, claim, { outcome: 'rejected', remedies: [], evidence: { reason }, now });
    return { outcome: 'rejected', remedies: [], session: presentCapture(ended, now) };
  });

const finish = async (
  tx: Parameters<typeof finishAttempt>[0],
  claim: Claim,
  end: {
    outcome: Exclude<CaptureOutcome['outcome'], 'continue'>;
    remedies: Remedy[];
    evidence: Record<string, unknown>;
    now: Date;
  },
): Promise<void> => {
  const isFinished = await finishAttempt(tx, { id: claim.attempt.id, claimedAt: claim.claimedAt, ...end });
  if (!isFinished) throw new Problem('E_ATTEMPT_NOT_OPEN');
};

/** Judges and commits in one transaction: of all that compete for the session's row, one outcome wins. */
const commit = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  claim: Claim,
  capture: {
    upload: CaptureUpload;
    evidence: Evidence;
    reference: Float32Array | null;
    challenge: LoadedChallenge | null;
  },
): Promise<CaptureOutcome> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const { evidence: seen, challenge } = capture;
    const attemptId = claim.attempt.id;
    const signatures = seen.frames.flatMap(({ signature }) => signature ?? []);
    const answered =
      challenge && (await measureChallenge(tx, challenge, { claim, evidence: seen, signatures, now }));
    const { decision, summary } = judgeCapture(
      capture.evidence,
      {
        checkLiveness: session.check_liveness,
        reference: capture.reference,
        falseMatchRate: session.kind === 'verification' ? session.false_match_rate : null,
        attemptsLeft: attemptsLeft(session),
        challenge: answered,
      },
      deps.scale,
    );
    if (decision.outcome === 'continue' && challenge) {
      await updateDialogue(tx, { attemptId, progress: extendDialogue(challenge.dialogue), now });
      await releaseAttempt(tx, { id: attemptId, claimedAt: claim.claimedAt });
      return { outcome: 'continue', remedies: [], session: presentCapture(session, now) };
    }
    if (decision.outcome === 'continue')
      throw new Error('Without a challenge there is nothing to go on with');
    if (!(await isAccountUsable(tx, session))) throw new Problem('E_ACCOUNT_DISABLED');
    const judged = {
      attemptId,
      evidence: seen,
      frames: capture.upload.frames,
      decision,
      summary,
      actor: callerOf(principal).actor,
    };
    const after = await concludeCapture(deps, tx, session, judged, now);
    if (session.check_liveness) {
      const hashes = challenge ? [...signatures, ...signaturesOf(challenge.dialogue)] : signatures;
      await insertFrameHashes(tx, { tenantId: session.tenant_id, attemptId, hashes, now });
    }
    await eraseDialogueReference(tx, attemptId);
    const remedies = summary.remedies;
    const evidence = { ...summary, hints: hintsOf(capture.upload) };
    await finish(tx, claim, { outcome: decision.outcome, remedies, evidence, now });
    return { outcome: decision.outcome, remedies, session: presentCapture(after, now) };
  });

const analyseAndCommit = async (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  claim: Claim,
  upload: CaptureUpload,
): Promise<CaptureOutcome> => {
  const challenge = await loadChallenge(deps, claim);
  const reference = await loadReference(deps, claim.session);
  if (reference.kind === 'unusable') return endWithoutCapture(deps, principal, claim, reference.reason);
  // No signal: a phone whose connection drops after the upload finds its outcome when it comes back.
  const evidence = await analyseOrBusy(deps.engine.analyse(upload.frames, { mode: 'capture' }));
  try {
    const outcome = await commit(deps, principal, claim, {
      upload,
      evidence,
      reference: reference.kind === 'template' ? reference.template : null,
      challenge,
    });
    if (outcome.outcome === 'accepted' && claim.session.kind === 'enrolment') await deps.refreshGallery();
    return outcome;
  } catch (error) {
    const reason = error instanceof Problem ? bindingRefusals[error.code] : undefined;
    if (!reason) throw error;
    return endWithoutCapture(deps, principal, claim, reason);
  }
};

/**
 * Takes the evidence of one capture, has it analysed, decides, and commits the outcome. Posting a finished
 * attempt again answers its stored outcome. Only judged captures count.
 * @throws Problem E_ATTEMPT_NOT_OPEN, E_CHALLENGE_NOT_ANSWERED, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED, E_SERVER_BUSY, and what a
 *   malformed upload brings
 */
export const submitAttempt = async (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  parts: Part[],
): Promise<CaptureOutcome> => {
  const finished = await findOutcome(deps, principal, attemptId);
  if (finished) return finished;
  const upload = readCaptureParts(parts);
  let claim: Claim;
  try {
    claim = await claimAttempt(deps, principal, attemptId);
  } catch (error) {
    // A twin of this request may have finished the attempt, and with it the session, in between.
    const outcome = await findOutcome(deps, principal, attemptId);
    if (outcome) return outcome;
    throw error;
  }
  try {
    return await analyseAndCommit(deps, principal, claim, upload);
  } catch (error) {
    await releaseAttempt(deps.db, { id: claim.attempt.id, claimedAt: claim.claimedAt });
    throw error;
  }
};
