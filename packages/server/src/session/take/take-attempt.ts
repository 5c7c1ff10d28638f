import type { CaptureOutcome, Remedy } from '@selfsame/contract';
import { signatureVersion } from '@selfsame/face';
import type { CaptureSummary } from '../../judge/capture-summary.ts';
import type { Decision } from '../../judge/decide.ts';
import { extendDialogue } from '../../judge/dialogue.ts';
import { type Demand, judgeCapture } from '../../judge/judge-capture.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { type Actor, callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  type AttemptEnd,
  finishAttempt,
  readChallenge,
  releaseAttempt,
} from '../../store/session/attempt.ts';
import { eraseDialogueReference, updateDialogue } from '../../store/session/challenge-dialogue.ts';
import { insertFrameHashes } from '../../store/session/frame-hash.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { readMatchingPolicy } from '../../store/tenant/tenant-setting.ts';
import { bindingRefusals } from '../capture/binding-refusals.ts';
import type { CaptureUpload } from '../capture/capture-parts.ts';
import { type Claim, claimAttempt } from '../capture/claim-attempt.ts';
import { demandComparison, type SeenCapture } from '../capture/compared-face.ts';
import { concludeCapture } from '../capture/conclude-capture.ts';
import { countCopies } from '../capture/count-copies.ts';
import { findReplay } from '../capture/find-replay.ts';
import { isAccountUsable, loadReference, type Reference } from '../capture/load-reference.ts';
import { attemptsLeft, presentCapture } from '../capture/present-capture.ts';
import { scaleOf } from '../capture/session-embedder.ts';
import { findOutcome } from '../capture/stored-outcome.ts';
import {
  type LoadedChallenge,
  loadChallenge,
  measureChallenge,
  signaturesOfCapture,
} from '../dialogue/answered-challenge.ts';
import { carryByBrowser } from '../known-browser/carry-by-browser.ts';
import { endPending } from '../life/end-pending.ts';
import { publishJudged } from '../life/publish-session.ts';
import type { EndReason } from '../life/session-end.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import { requirePasskeyStep } from '../passkey/passkey-step.ts';
import { holdForStandIn } from '../passkey/stand-in.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { holdStoppedSignIn } from '../sign-in/hold-stopped-sign-in.ts';

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
): Promise<TakenAttempt> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const { actor } = callerOf(principal);
    const ended = await endPending(deps, tx, session, { reason, capture: null, tempId: null, actor, now });
    await finish(tx, claim, { outcome: 'rejected', remedies: [], evidence: { reason }, now });
    return {
      outcome: { outcome: 'rejected', remedies: [], session: presentCapture(ended, now) },
      judged: null,
    };
  });

async function finish(
  tx: Parameters<typeof finishAttempt>[0],
  claim: Claim,
  end: {
    outcome: CaptureOutcome['outcome'];
    remedies: Remedy[];
    evidence: AttemptEnd['evidence'];
    now: Date;
  },
): Promise<void> {
  const isFinished = await finishAttempt(tx, { id: claim.attempt.id, claimedAt: claim.claimedAt, ...end });
  if (!isFinished) throw new Problem('E_ATTEMPT_NOT_OPEN');
}

/** A capture that was seen, with the dialogue before it. */
interface CaptureToJudge extends SeenCapture {
  upload: CaptureUpload;
  challenge: LoadedChallenge | null;
}

/** Holds a capture against what its session asks for and what the tenant saw before. */
async function judgeSeen(
  deps: SessionDependencies,
  tx: Db,
  session: SessionRow,
  {
    claim,
    upload,
    evidence,
    compared,
    challenge,
    signatures,
  }: CaptureToJudge & { claim: Claim; signatures: Uint8Array[] },
  now: Date,
): Promise<ReturnType<typeof judgeCapture>> {
  const embedder = evidence.models.embedder.id;
  const scale = scaleOf(deps, embedder);
  // Views of another embedder than the pictures' are not compared with theirs.
  const enrolled = compared?.modelId === embedder ? compared : null;
  const replay = session.check_liveness
    ? await findReplay(tx, deps.replaySec, {
        tenantId: session.tenant_id,
        attemptId: claim.attempt.id,
        signatures,
        stills: evidence.frames.filter(({ signature }) => signature).length,
        now,
      })
    : null;
  const demand: Demand = {
    checkLiveness: session.check_liveness,
    comparison: compared && demandComparison(deps, session, compared),
    attemptsLeft: attemptsLeft(session),
    doubt: (await readMatchingPolicy(tx, session.tenant_id)).LivenessDoubt ?? 'reject',
    challenge: challenge && measureChallenge(challenge, { claim, evidence, enrolled, replay, scale }),
    canTurn: session.check_liveness,
    copies: countCopies(upload.frames, evidence.frames),
    replay,
  };
  return judgeCapture(evidence, demand, scale);
}

/** A capture that was judged under the lock of its session's row. */
interface JudgedAttempt extends CaptureToJudge {
  claim: Claim;
  session: SessionRow;
  signatures: Uint8Array[];
  decision: Decision;
  summary: CaptureSummary;
  actor: Actor;
  now: Date;
}

/** A doubt that can still be settled: the dialogue goes on, or the next attempt has one. Nothing is counted. */
async function goOn(deps: SessionDependencies, tx: Db, judged: JudgedAttempt): Promise<SessionRow> {
  const { claim, session, challenge, summary, actor, now } = judged;
  const attemptId = claim.attempt.id;
  if (challenge) {
    await updateDialogue(tx, { attemptId, progress: extendDialogue(challenge.dialogue), now });
    await releaseAttempt(tx, { id: attemptId, claimedAt: claim.claimedAt });
    return session;
  }
  await publishJudged(deps.events, tx, session, { attemptId, summary, actor, now });
  const evidence = { ...summary, hints: hintsOf(judged.upload) };
  await finish(tx, claim, { outcome: 'continue', remedies: [], evidence, now });
  return session;
}

/** Counts the capture, writes down what follows for the session, and finishes the attempt. */
async function settle(deps: SessionDependencies, tx: Db, judged: JudgedAttempt): Promise<SessionRow> {
  const { claim, session, challenge, signatures, decision, summary, actor, now } = judged;
  if (!(await isAccountUsable(tx, session))) throw new Problem('E_ACCOUNT_DISABLED');
  const attemptId = claim.attempt.id;
  await carryByBrowser(deps, tx, session, { decision, actor, now });
  const views = challenge?.turnedViews ?? [];
  const capture = { evidence: judged.evidence, frames: judged.upload.frames, views };
  const after = await concludeCapture(
    deps,
    tx,
    session,
    { attemptId, ...capture, decision, summary, actor },
    now,
  );
  if (session.check_liveness && deps.replaySec > 0) {
    const hashes = { hashes: signatures, version: signatureVersion };
    await insertFrameHashes(tx, { tenantId: session.tenant_id, attemptId, ...hashes, now });
  }
  await eraseDialogueReference(tx, attemptId);
  const evidence = { ...summary, hints: hintsOf(judged.upload) };
  await finish(tx, claim, { outcome: decision.outcome, remedies: summary.remedies, evidence, now });
  return after;
}

/** Judges and commits in one transaction: of all that compete for the session's row, one outcome wins. */
const commit = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  claim: Claim,
  capture: CaptureToJudge,
): Promise<TakenAttempt> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    // Before the face is judged: a browser that was forgotten since learns nothing of it.
    requirePasskeyStep(session);
    const { actor } = callerOf(principal);
    const signatures = signaturesOfCapture(capture.evidence, capture.challenge?.dialogue ?? null);
    const compared = await holdStoppedSignIn(tx, session, capture.compared, now);
    const seen = { ...capture, compared, claim, signatures };
    const { decision, summary } = await judgeSeen(deps, tx, session, seen, now);
    const held = holdForStandIn(session, decision);
    const judged = { ...seen, decision: held, summary, session, actor, now };
    const { outcome } = held;
    const isOpen = outcome === 'continue';
    const after = await (isOpen ? goOn : settle)(deps, tx, judged);
    const remedies = isOpen ? [] : judged.summary.remedies;
    return { outcome: { outcome, remedies, session: presentCapture(after, now) }, judged: after };
  });

/** Where the pictures of a capture come from. */
export interface CaptureSource {
  /** Whether it stands for a camera, in a sandbox. */
  isSimulated: boolean;
  /** @throws Problem for what is malformed */
  read(): CaptureUpload;
  /** What is seen in them. @throws Problem E_SERVER_BUSY */
  see(capture: {
    upload: CaptureUpload;
    /** What they are held to; null where nothing is compared. */
    reference: HeldTo | null;
    challenge: LoadedChallenge | null;
  }): Promise<SeenCapture>;
}

type HeldTo = Extract<Reference, { kind: 'template' }>;

async function seeAndCommit(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  claim: Claim,
  { source, upload }: { source: CaptureSource; upload: CaptureUpload },
): Promise<TakenAttempt> {
  // An attempt that was given out for a camera takes nothing else, and the other way round.
  if ((readChallenge(claim.attempt).simulated ?? false) !== source.isSimulated)
    throw new Problem('E_ATTEMPT_NOT_OPEN');
  const challenge = await loadChallenge(deps, claim);
  const reference = await loadReference(deps, claim.session);
  if (reference.kind === 'unusable') return endWithoutCapture(deps, principal, claim, reference.reason);
  const heldTo = reference.kind === 'template' ? reference : null;
  const seen = await source.see({ upload, reference: heldTo, challenge });
  try {
    const taken = await commit(deps, principal, claim, { ...seen, upload, challenge });
    if (taken.outcome.outcome === 'accepted' && claim.session.kind === 'enrolment')
      await deps.refreshGallery();
    return taken;
  } catch (error) {
    const reason = error instanceof Problem ? bindingRefusals[error.code] : undefined;
    if (!reason) throw error;
    return endWithoutCapture(deps, principal, claim, reason);
  }
}

/** What came of an attempt. */
export interface TakenAttempt {
  outcome: CaptureOutcome;
  /** The session after this very request had a capture judged; null when none was, or an earlier request had it. */
  judged: SessionRow | null;
}

/**
 * Takes the evidence of one capture, has it analysed, decides, and commits the outcome. Posting a finished
 * attempt again answers its stored outcome. Only judged captures count.
 * @throws Problem E_ATTEMPT_NOT_OPEN, E_CHALLENGE_NOT_ANSWERED, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED, E_SERVER_BUSY, and what a
 *   malformed upload brings
 */
export async function takeAttempt(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  source: CaptureSource,
): Promise<TakenAttempt> {
  const finished = await findOutcome(deps, principal, attemptId);
  if (finished) return { outcome: finished, judged: null };
  const upload = source.read();
  let claim: Claim;
  try {
    claim = await claimAttempt(deps, principal, attemptId);
  } catch (error) {
    // A twin of this request may have finished the attempt, and with it the session, in between.
    const outcome = await findOutcome(deps, principal, attemptId);
    if (outcome) return { outcome, judged: null };
    throw error;
  }
  try {
    return await seeAndCommit(deps, principal, claim, { source, upload });
  } catch (error) {
    await releaseAttempt(deps.db, { id: claim.attempt.id, claimedAt: claim.claimedAt });
    throw error;
  }
}
