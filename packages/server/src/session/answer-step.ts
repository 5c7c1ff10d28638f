import { createHash } from 'node:crypto';
import type { ChallengeState, Remedy } from '@selfsame/contract';
import { cosine, type Evidence } from '@selfsame/face';
import { callerOf } from '../platform/events.ts';
import type { CapturePrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { claimAttempt as claimRow, findAttempt, finishAttempt } from '../store/attempt.ts';
import { eraseDialogueReference, findDialogue, updateDialogue } from '../store/challenge-dialogue.ts';
import { insertFrameHashes } from '../store/frame-hash.ts';
import type { SessionRow } from '../store/session.ts';
import type { Db } from '../store/vault.ts';
import { analyseOrBusy } from './analyse-or-busy.ts';
import { signaturesOf, summariseDialogue } from './answered-challenge.ts';
import { summariseCapture } from './capture-summary.ts';
import { claimStaleBefore } from './claim-attempt.ts';
import { concludeCapture } from './conclude-capture.ts';
import type { Decision } from './decide.ts';
import { type Dialogue, type DialogueFault, isCutOff, isLetGo, padMean } from './dialogue.ts';
import { openReference, sealReference } from './dialogue-reference.ts';
import { judgeStep, type StepFrame } from './judge-step.ts';
import { attemptsLeft, presentCapture } from './present-capture.ts';
import { presentDialogue } from './present-dialogue.ts';
import { remediesOf } from './remedy-of.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { findOutcome } from './stored-outcome.ts';
import { withPendingSession } from './with-pending-session.ts';

/** What a failed dialogue counts as, and what the user can do about it. */
const refusals: Record<DialogueFault, { fault: 'quality' | 'liveness'; remedies: Remedy[] }> = {
  late: { fault: 'quality', remedies: ['FollowPrompts'] },
  tooManyFrames: { fault: 'quality', remedies: ['FollowPrompts'] },
  wrongTurn: { fault: 'liveness', remedies: ['FollowPrompts'] },
  tooSoon: { fault: 'liveness', remedies: ['FollowPrompts'] },
  otherPerson: { fault: 'liveness', remedies: ['SamePersonThroughout'] },
  repeated: { fault: 'liveness', remedies: ['UseLiveCamera'] },
  jump: { fault: 'liveness', remedies: ['HoldStill', 'UseLiveCamera'] },
  burst: { fault: 'liveness', remedies: ['UseLiveCamera'] },
  spoof: { fault: 'liveness', remedies: ['UseLiveCamera'] },
  flash: { fault: 'liveness', remedies: ['LessLight', 'UseLiveCamera'] },
};

const digestBytes = 12;
const digestOf = (frame: Buffer): string =>
  createHash('sha256').update(frame).digest().subarray(0, digestBytes).toString('base64');

/** What one frame showed, as far as the dialogue asks. */
const readFrame = (evidence: Evidence, reference: Float32Array | null): StepFrame['seen'] => {
  const [frame] = evidence.frames;
  if (!frame?.pose || !frame.box || !evidence.template || evidence.reasons.length > 0) {
    return { kind: 'unusable', hint: remediesOf(evidence.reasons)[0] ?? 'TryAgain' };
  }
  return {
    kind: 'face',
    pose: frame.pose,
    box: frame.box,
    padLogit: frame.padLogit,
    light: frame.tint && { ...frame.tint, brightness: frame.quality?.brightness ?? 0 },
    likeness: reference && cosine(evidence.template, reference),
    signature: frame.signature && Buffer.from(frame.signature).toString('base64'),
  };
};

interface Ended {
  attemptId: string;
  dialogue: Dialogue;
  fault: DialogueFault;
  evidence: Evidence;
}

/** Counts a failed dialogue as a judged capture, with all that follows for the session and the account. */
const endDialogue = async (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  tx: Db,
  session: SessionRow,
  { attemptId, dialogue, fault, evidence }: Ended,
  now: Date,
): Promise<ChallengeState> => {
  const { remedies, ...refused } = refusals[fault];
  const outcome = attemptsLeft(session) > 1 ? 'retry' : 'rejected';
  const decision: Decision = { outcome, remedies, ...refused };
  const summary = summariseCapture(evidence, decision, {
    pad: { meanLogit: padMean(dialogue), frames: dialogue.pad.frames },
    comparison: null,
    challenge: summariseDialogue(dialogue),
    scale: deps.scale,
  });
  const staleBefore = claimStaleBefore(now, deps.servingSince);
  const isClaimed = await claimRow(tx, { id: attemptId, now, staleBefore });
  if (!isClaimed) throw new Problem('E_ATTEMPT_NOT_OPEN');
  const { actor } = callerOf(principal);
  const judged = { attemptId, evidence, frames: [], decision, summary, actor };
  const after = await concludeCapture(deps, tx, session, judged, now);
  await insertFrameHashes(tx, {
    tenantId: session.tenant_id,
    attemptId,
    hashes: signaturesOf(dialogue),
    now,
  });
  await eraseDialogueReference(tx, attemptId);
  await finishAttempt(tx, {
    id: attemptId,
    claimedAt: now,
    outcome,
    remedies,
    evidence: { ...summary },
    now,
  });
  return presentDialogue(dialogue, now, {
    hint: null,
    outcome: { outcome, remedies, session: presentCapture(after, now) },
  });
};

/** Judges a frame under the lock of the session's row: frames of one dialogue follow one another, on all nodes. */
const commit = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  answer: { attemptId: string; frame: Buffer; receivedAt: Date; evidence: Evidence },
): Promise<ChallengeState> =>
  withPendingSession(deps, principal, async (tx, session, now) => {
    const { attemptId, evidence } = answer;
    const attempt = await findAttempt(tx, { sessionId: session.id, id: attemptId });
    const row = await findDialogue(tx, attemptId);
    if (attempt?.state !== 'open' || !row) throw new Problem('E_ATTEMPT_NOT_OPEN');
    const reference = await openReference(deps, tx, session, { attemptId, ...row });
    const { dialogue, hint, isReference } = judgeStep(row.progress as Dialogue, {
      atMs: answer.receivedAt.getTime(),
      digest: digestOf(answer.frame),
      seen: readFrame(evidence, reference),
    });
    const sealed =
      isReference && evidence.template
        ? { reference: await sealReference(deps, tx, session, { attemptId, template: evidence.template }) }
        : {};
    await updateDialogue(tx, { attemptId, progress: dialogue, ...sealed, now });
    if (dialogue.fault) {
      const ended = { attemptId, dialogue, fault: dialogue.fault, evidence };
      return endDialogue(deps, principal, tx, session, ended, now);
    }
    return presentDialogue(dialogue, now, { hint, outcome: null });
  });

/**
 * Takes one frame of a running challenge, judges it by what the server sees and when the server had it, and tells
 * what is asked next. All state is in the database: the next frame may go to another node, or come another way.
 * @param frame JPEG
 * @throws Problem E_ATTEMPT_NOT_OPEN (also for a passive challenge, and for a dialogue that was cut off or let go: the
 *   next is asked for in its place), E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED,
 *   E_SERVER_BUSY
 */
export const answerStep = async (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  frame: Buffer,
): Promise<ChallengeState> => {
  const receivedAt = deps.clock.now();
  const attempt = await findAttempt(deps.db, { sessionId: principal.sessionId, id: attemptId });
  const row = attempt && (await findDialogue(deps.db, attemptId));
  if (!attempt || !row) throw new Problem('E_ATTEMPT_NOT_OPEN');
  const dialogue = row.progress as Dialogue;
  const outcome = await findOutcome(deps, principal, attemptId);
  if (outcome) return presentDialogue({ ...dialogue, state: 'ended' }, receivedAt, { hint: null, outcome });
  if (attempt.state !== 'open' || attempt.due_at <= receivedAt) throw new Problem('E_ATTEMPT_NOT_OPEN');
  // Frames beyond the last answer are on their way when it is given.
  if (dialogue.state !== 'running')
    return presentDialogue(dialogue, receivedAt, { hint: null, outcome: null });
  if (isCutOff(dialogue, deps.servingSince) || isLetGo(dialogue, receivedAt))
    throw new Problem('E_ATTEMPT_NOT_OPEN');
  const evidence = await analyseOrBusy(deps.engine.analyse([frame], { mode: 'step' }));
  return commit(deps, principal, { attemptId, frame, receivedAt, evidence });
};
