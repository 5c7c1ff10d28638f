import { compareViews, cosine, type Evidence, type TextureComparison, type TurnedView } from '@selfsame/face';
import type { ChallengeSummary } from '../../judge/capture-summary.ts';
import type { ChallengeFault } from '../../judge/challenge-fault.ts';
import {
  areStillsLate,
  canExtend,
  type Dialogue,
  isCutOff,
  modelsOf,
  padMean,
  turnsDone,
} from '../../judge/dialogue.ts';
import type { AnsweredChallenge } from '../../judge/judge-capture.ts';
import { isReplay, type ReplaySearch } from '../../judge/judge-replay.ts';
import type { ChallengeFacts } from '../../judge/liveness-facts.ts';
import type { MatchScale } from '../../judge/match-scale.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readChallenge } from '../../store/session/attempt.ts';
import { findDialogue } from '../../store/session/challenge-dialogue.ts';
import { analyseOrBusy } from '../capture/analyse-or-busy.ts';
import type { Claim } from '../capture/claim-attempt.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { openFaces, texturesOf, turnedViewsOf } from './dialogue-faces.ts';
import { openReference } from './dialogue-reference.ts';

/** An answered dialogue and the face it was answered with. */
export interface LoadedChallenge {
  dialogue: Dialogue;
  reference: Float32Array;
  /** What its turns left unexplained by its rests; null when there was nothing to compare. */
  residue: TextureComparison | null;
  /** The person's turned views, one of each turn that counts. */
  turnedViews: TurnedView[];
}

/** The face that a verification is held to, from the front and from its sides. */
export interface EnrolledFace {
  template: Float32Array;
  views: readonly TurnedView[];
}

/**
 * The dialogue before an attempt's pictures; null when its challenge is passive.
 * @throws Problem E_CHALLENGE_NOT_ANSWERED, E_ATTEMPT_NOT_OPEN when they are late because the server was away or runs another embedder,
 *   E_SERVER_BUSY
 */
export async function loadChallenge(
  deps: Pick<SessionDependencies, 'db' | 'vault' | 'servingSince' | 'engine' | 'findScale'>,
  { attempt, session, claimedAt }: Claim,
): Promise<LoadedChallenge | null> {
  if (readChallenge(attempt).kind === 'passive') return null;
  const row = await findDialogue(deps.db, attempt.id);
  const dialogue = row?.progress;
  if (!row || dialogue?.state !== 'complete') throw new Problem('E_CHALLENGE_NOT_ANSWERED');
  if (deps.findScale(modelsOf(dialogue).embedder) === null) throw new Problem('E_ATTEMPT_NOT_OPEN');
  if (areStillsLate(dialogue, claimedAt) && isCutOff(dialogue, deps.servingSince))
    throw new Problem('E_ATTEMPT_NOT_OPEN');
  const reference = await openReference(deps, deps.db, session, { attemptId: attempt.id, ...row });
  if (!reference) throw new Error(`Attempt ${attempt.id} was answered without a face`);
  const faces = await openFaces(deps, deps.db, session, { attemptId: attempt.id, dialogue });
  const textures = texturesOf(dialogue, faces);
  const residue =
    textures.turns.length === 0
      ? null
      : await analyseOrBusy(
          deps.engine.compareTextures(textures, { tenantId: session.tenant_id, sessionId: session.id }),
        );
  return { dialogue, reference, residue, turnedViews: turnedViewsOf(dialogue, faces) };
}

/** What is kept of a dialogue. */
export const summariseDialogue = (dialogue: Dialogue): ChallengeSummary => ({
  turns: dialogue.turns.slice(0, dialogue.asked),
  turnsDone: turnsDone(dialogue),
  turnsSpoiled: dialogue.spoiled.length,
  turnsUnseen: dialogue.unseen?.length ?? 0,
  isExtended: dialogue.isExtended,
  fault: dialogue.fault,
  reactionsMs: dialogue.reactionsMs,
  padMean: padMean(dialogue),
  frames: dialogue.digests.length,
  flash: dialogue.flash?.verdict ?? null,
  likeness: null,
  replayOf: null,
});

/** What the liveness signals measure of a dialogue. */
export const factsOf = (
  dialogue: Dialogue,
  after: Pick<ChallengeFacts, 'fault' | 'likeness' | 'residue' | 'views'>,
): ChallengeFacts => ({
  ...after,
  turns: dialogue.asked,
  turnsDone: turnsDone(dialogue),
  turnsUnseen: dialogue.unseen?.length ?? 0,
  frames: dialogue.digests.length,
  flash: dialogue.flash?.verdict ?? null,
});

/** Signatures of some frames of a dialogue. */
export const signaturesOf = ({ signatures }: Dialogue): Uint8Array[] =>
  signatures.map((text) => Buffer.from(text, 'base64'));

/** Signatures of a capture's pictures and of the dialogue before it: what is looked for among earlier ones, and kept. */
export const signaturesOfCapture = (
  { frames }: Pick<Evidence, 'frames'>,
  dialogue: Dialogue | null,
): Uint8Array[] => [
  ...frames.flatMap(({ signature }) => signature ?? []),
  ...(dialogue ? signaturesOf(dialogue) : []),
];

/** Compares the sides that were shown with the enrolled ones; null where the reference has none, or the embedder no bounds. */
const compareWithEnrolled = (
  seen: readonly TurnedView[],
  enrolled: EnrolledFace | null,
  bounds: MatchScale['views'],
): ChallengeFacts['views'] =>
  enrolled === null || enrolled.views.length === 0 || bounds === null
    ? null
    : compareViews(seen, { frontal: enrolled.template, views: enrolled.views }, bounds);

/**
 * Holds the pictures against the dialogue before them, and both against what the tenant has seen before. Pure.
 * @param pictures.enrolled the face of a verification's reference, by the embedder of the pictures; null when nothing is
 *   compared
 * @param pictures.scale what the cosines of that embedder mean
 * @param pictures.replay what looking for them brought; null when they were not looked for
 */
export function measureChallenge(
  { dialogue, reference, residue, turnedViews }: LoadedChallenge,
  pictures: {
    claim: Claim;
    evidence: Evidence;
    enrolled: EnrolledFace | null;
    replay: ReplaySearch | null;
    scale: MatchScale;
  },
): AnsweredChallenge {
  const { claim, evidence, enrolled, replay, scale } = pictures;
  const leastLikeness = scale.samePerson.facing;
  const likeness = evidence.template && cosine(evidence.template, reference);
  const isLate = areStillsLate(dialogue, claim.claimedAt);
  const isOther = likeness !== null && likeness < leastLikeness;
  const wasSeen = replay !== null && isReplay(replay);
  const fault: ChallengeFault | null = isLate
    ? 'late'
    : isOther
      ? 'otherPerson'
      : wasSeen
        ? 'replayed'
        : null;
  const views = compareWithEnrolled(turnedViews, enrolled, scale.views);
  const replayOf = wasSeen ? replay.attemptId : null;
  return {
    facts: factsOf(dialogue, { fault, likeness, residue, views }),
    canExtend: canExtend(dialogue),
    padMean: padMean(dialogue),
    summary: { ...summariseDialogue(dialogue), fault, likeness, leastLikeness, replayOf },
  };
}
