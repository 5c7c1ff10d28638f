import { createHash } from 'node:crypto';
import type { ChallengeState } from '@selfsame/contract';
import { cosine, type Evidence, signatureVersion } from '@selfsame/face';
import {
  type Dialogue,
  type DialogueFault,
  isCutOff,
  isLetGo,
  modelsOf,
  padMean,
} from '../../judge/dialogue.ts';
import { judgeFailedDialogue } from '../../judge/judge-capture.ts';
import { judgeStep } from '../../judge/judge-step.ts';
import { remediesOf } from '../../judge/remedy-of.ts';
import type { StepFrame } from '../../judge/step-frame.ts';
import { lookAt } from '../../judge/step-look.ts';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { callerOf } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { claimAttempt as claimRow, findAttempt, finishAttempt } from '../../store/session/attempt.ts';
import {
  eraseDialogueReference,
  findDialogue,
  updateDialogue,
} from '../../store/session/challenge-dialogue.ts';
import { insertFrameHashes } from '../../store/session/frame-hash.ts';
import type { SessionRow } from '../../store/session/session.ts';
import { analyseOrBusy } from '../capture/analyse-or-busy.ts';
import { claimStaleBefore } from '../capture/claim-attempt.ts';
import { concludeCapture } from '../capture/conclude-capture.ts';
import { attemptsLeft, presentCapture } from '../capture/present-capture.ts';
import { scaleOf } from '../capture/session-embedder.ts';
import { findOutcome } from '../capture/stored-outcome.ts';
import { withPendingSession } from '../life/with-pending-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { factsOf, signaturesOf, summariseDialogue } from './answered-challenge.ts';
import { keepFace } from './dialogue-faces.ts';
import { openReference, sealReference } from './dialogue-reference.ts';
import { presentDialogue } from './present-dialogue.ts';

const digestBytes = 12;
const digestOf = (frame: Buffer): string =>
  createHash('sha256').update(frame).digest().subarray(0, digestBytes).toString('base64');

/** What one frame showed, as far as the dialogue asks. */
function readFrame(evidence: Evidence, reference: Float32Array | null): StepFrame['seen'] {
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
    sharpness: frame.quality?.sharpness ?? null,
    likeness: reference && cosine(evidence.template, reference),
    signature: frame.signature && Buffer.from(frame.signature).toString('base64'),
  };
}

interface Ended {
  attemptId: string;
  dialogue: Dialogue;
  fault: DialogueFault;
  evidence: Evidence;
}

/** Counts a failed dialogue as a judged capture, with all that follows for the session and the account. */
async function endDialogue(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  tx: Db,
  session: SessionRow,
  { attemptId, dialogue, fault, evidence }: Ended,
  now: Date,
): Promise<ChallengeState> {
  const { decision, summary } = judgeFailedDialogue(
    {
      evidence,
      facts: factsOf(dialogue, { fault, likeness: null, residue: null, views: null }),
      pad: { meanLogit: padMean(dialogue), frames: dialogue.pad.frames },
      summary: summariseDialogue(dialogue),
      attemptsLeft: attemptsLeft(session),
    },
    scaleOf(deps, evidence.models.embedder.id),
  );
  const { outcome } = decision;
  if (outcome !== 'retry' && outcome !== 'rejected')
    throw new Error('A dialogue that ended with a fault was not refused');
  const { remedies } = decision;
  const staleBefore = claimStaleBefore(now, deps.servingSince);
  const isClaimed = await claimRow(tx, { id: attemptId, now, staleBefore });
  if (!isClaimed) throw new Problem('E_ATTEMPT_NOT_OPEN');
  const { actor } = callerOf(principal);
  const judged = { attemptId, evidence, frames: [], views: [], decision, summary, actor };
  const after = await concludeCapture(deps, tx, session, judged, now);
  const hashes = { hashes: signaturesOf(dialogue), version: signatureVersion };
  if (deps.replaySec > 0)
    await insertFrameHashes(tx, { tenantId: session.tenant_id, attemptId, ...hashes, now });
  await eraseDialogueReference(tx, attemptId);
  await finishAttempt(tx, {
    id: attemptId,
    claimedAt: now,
    outcome,
    remedies,
    evidence: summary,
    now,
  });
  return presentDialogue(dialogue, now, {
    hint: null,
    outcome: { outcome, remedies, session: presentCapture(after, now) },
  });
}

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
    const seen = readFrame(evidence, reference);
    const frame = { atMs: answer.receivedAt.getTime(), digest: digestOf(answer.frame), seen };
    const { samePerson } = scaleOf(deps, evidence.models.embedder.id);
    const { dialogue, hint, isReference, keep } = judgeStep(row.progress, frame, samePerson);
    const sealed =
      isReference && evidence.template
        ? { reference: await sealReference(deps, tx, session, { attemptId, template: evidence.template }) }
        : {};
    await updateDialogue(tx, { attemptId, progress: dialogue, ...sealed, now });
    if (keep && evidence.template) {
      const face = { template: evidence.template, texture: evidence.frames[0]?.texture ?? null };
      await keepFace(deps, tx, session, { attemptId, kept: keep, face });
    }
    if (dialogue.fault) {
      const ended = { attemptId, dialogue, fault: dialogue.fault, evidence };
      return endDialogue(deps, principal, tx, session, ended, now);
    }
    return presentDialogue(dialogue, now, { hint, outcome: null });
  });

async function lookAtFrame(
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  frame: Buffer,
): Promise<ChallengeState> {
  const receivedAt = deps.clock.now();
  const attempt = await findAttempt(deps.db, { sessionId: principal.sessionId, id: attemptId });
  const row = attempt && (await findDialogue(deps.db, attemptId));
  if (!attempt || !row) throw new Problem('E_ATTEMPT_NOT_OPEN');
  const dialogue = row.progress;
  const outcome = await findOutcome(deps, principal, attemptId);
  if (outcome) return presentDialogue({ ...dialogue, state: 'ended' }, receivedAt, { hint: null, outcome });
  if (attempt.state !== 'open' || attempt.due_at <= receivedAt) throw new Problem('E_ATTEMPT_NOT_OPEN');
  // Frames beyond the last answer are on their way when it is given.
  if (dialogue.state !== 'running')
    return presentDialogue(dialogue, receivedAt, { hint: null, outcome: null });
  if (isCutOff(dialogue, deps.servingSince) || isLetGo(dialogue, receivedAt))
    throw new Problem('E_ATTEMPT_NOT_OPEN');
  const { embedder } = modelsOf(dialogue);
  // The server was started without the embedder that saw the frames before.
  if (deps.findScale(embedder) === null) throw new Problem('E_ATTEMPT_NOT_OPEN');
  const { tenantId, sessionId } = principal;
  const how = { mode: 'step', look: lookAt(dialogue, deps.randomBelow) } as const;
  const evidence = await analyseOrBusy(
    deps.engine.analyse([frame], { ...how, embedder, tenantId, sessionId }),
  );
  return commit(deps, principal, { attemptId, frame, receivedAt, evidence });
}

/**
 * Takes one frame of a running challenge, judges it by what the server sees and when the server had it, and tells
 * what is asked next. All state is in the database: the next frame may go to another node, or come another way.
 * @param frame JPEG
 * @param admit asked first, once no other frame of the session is looked at; what it throws is thrown
 * @throws Problem E_ATTEMPT_NOT_OPEN (also for a passive challenge, and for a dialogue that was cut off or let go: the
 *   next is asked for in its place), E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED,
 *   E_SERVER_BUSY, also while another frame of the session is being looked at
 */
export const answerStep = (
  deps: SessionDependencies,
  principal: CapturePrincipal,
  attemptId: string,
  frame: Buffer,
  admit: () => Promise<void> = async () => undefined,
): Promise<ChallengeState> =>
  // Before anything is read: a session has one attempt open, and whoever sends more than is answered costs no further look-up.
  deps.framesInFlight.run(
    principal.sessionId,
    async () => {
      await admit();
      return lookAtFrame(deps, principal, attemptId, frame);
    },
    () => new Problem('E_SERVER_BUSY', { args: [1], retryAfter: 1 }),
  );
