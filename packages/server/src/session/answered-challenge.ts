import { cosine, type Evidence } from '@selfsame/face';
import { Problem } from '../platform/problem.ts';
import { findDialogue } from '../store/challenge-dialogue.ts';
import type { Db } from '../store/vault.ts';
import type { ChallengeSummary } from './capture-summary.ts';
import type { Claim } from './claim-attempt.ts';
import type { ChallengeFault } from './decide.ts';
import { areStillsLate, canExtend, type Dialogue, isCutOff, padMean, turnsDone } from './dialogue.ts';
import { openReference } from './dialogue-reference.ts';
import { findReplay } from './find-replay.ts';
import type { AnsweredChallenge } from './judge-capture.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { stepPolicy } from './step-policy.ts';

/** An answered dialogue and the face it was answered with. */
export interface LoadedChallenge {
  dialogue: Dialogue;
  reference: Float32Array;
}

/**
 * The dialogue before an attempt's pictures; null when its challenge is passive.
 * @throws Problem E_CHALLENGE_NOT_ANSWERED, E_ATTEMPT_NOT_OPEN when they are late because the server was away
 */
export const loadChallenge = async (
  deps: Pick<SessionDependencies, 'db' | 'vault' | 'servingSince'>,
  { attempt, session, claimedAt }: Claim,
): Promise<LoadedChallenge | null> => {
  if (attempt.challenge.kind === 'passive') return null;
  const row = await findDialogue(deps.db, attempt.id);
  const dialogue = row?.progress as Dialogue | undefined;
  if (!row || dialogue?.state !== 'complete') throw new Problem('E_CHALLENGE_NOT_ANSWERED');
  if (areStillsLate(dialogue, claimedAt) && isCutOff(dialogue, deps.servingSince))
    throw new Problem('E_ATTEMPT_NOT_OPEN');
  const reference = await openReference(deps, deps.db, session, { attemptId: attempt.id, ...row });
  if (!reference) throw new Error(`Attempt ${attempt.id} was answered without a face`);
  return { dialogue, reference };
};

/** What is kept of a dialogue. */
export const summariseDialogue = (dialogue: Dialogue): ChallengeSummary => ({
  turns: dialogue.turns.slice(0, dialogue.asked),
  turnsDone: turnsDone(dialogue),
  isExtended: dialogue.isExtended,
  fault: dialogue.fault,
  reactionsMs: dialogue.reactionsMs,
  padMean: padMean(dialogue),
  frames: dialogue.digests.length,
  flash: dialogue.flash?.verdict ?? null,
  likeness: null,
  replayOf: null,
});

/** Signatures of some frames of a dialogue. */
export const signaturesOf = ({ signatures }: Dialogue): Uint8Array[] =>
  signatures.map((text) => Buffer.from(text, 'base64'));

/** Holds the pictures against the dialogue before them, and both against what the tenant has seen before. */
export const measureChallenge = async (
  tx: Db,
  { dialogue, reference }: LoadedChallenge,
  pictures: { claim: Claim; evidence: Evidence; signatures: Uint8Array[]; now: Date },
): Promise<AnsweredChallenge> => {
  const { claim, evidence, now } = pictures;
  const likeness = evidence.template && cosine(evidence.template, reference);
  const replay = await findReplay(tx, {
    tenantId: claim.attempt.tenant_id,
    attemptId: claim.attempt.id,
    signatures: [...pictures.signatures, ...signaturesOf(dialogue)],
    now,
  });
  const isLate = areStillsLate(dialogue, claim.claimedAt);
  const isOther = likeness !== null && likeness < stepPolicy.sameFaceStill;
  const fault: ChallengeFault | null = isLate ? 'late' : isOther ? 'otherPerson' : replay ? 'replayed' : null;
  return {
    fault,
    canExtend: canExtend(dialogue),
    padMean: padMean(dialogue),
    summary: { ...summariseDialogue(dialogue), fault, likeness, replayOf: replay?.attemptId ?? null },
  };
};
