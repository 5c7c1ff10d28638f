import type { CaptureEvidence, TransactionAttempt } from '@selfsame/contract';
import type { AttemptRow } from '../store/attempt.ts';
import type { CaptureSummary, ChallengeSummary } from './capture-summary.ts';
import { livenessPolicy } from './liveness-policy.ts';
import { stepPolicy } from './step-policy.ts';

/** Attempts whose pictures were shown again, and the transactions of the same tenant that they belong to. */
export type KnownReplays = ReadonlyMap<string, string>;

const presentLivenessScore = (liveness: NonNullable<CaptureSummary['liveness']>) => ({
  IsLive: liveness.isLive,
  Zone: liveness.zone,
  MeanLogit: liveness.meanLogit,
  Frames: liveness.frames,
  AcceptFrom: liveness.acceptFrom,
  SpoofBelow: livenessPolicy.spoofBelow,
  LiveAbove: livenessPolicy.liveAbove,
});

const presentMatchScore = (match: NonNullable<CaptureSummary['match']>) => ({
  IsMatch: match.isMatch,
  Cosine: match.cosine,
  Threshold: match.matchCosine,
  FalseMatchRate: match.falseMatchRate,
  Score: match.score,
  MatchProbability: match.matchProbability,
});

const presentChallengeSummary = (challenge: ChallengeSummary, replays: KnownReplays) => ({
  Turns: [...challenge.turns],
  TurnsDone: challenge.turnsDone,
  IsExtended: challenge.isExtended,
  Fault: challenge.fault,
  ReactionsMs: [...challenge.reactionsMs],
  MeanLogit: challenge.padMean,
  Frames: challenge.frames,
  Flash: challenge.flash
    ? {
        Result: challenge.flash.result,
        Reason: challenge.flash.reason,
        R: challenge.flash.r,
        K: challenge.flash.k,
        Ratio: challenge.flash.ratio,
        LagMs: challenge.flash.lagMs,
        Frames: challenge.flash.frames,
      }
    : null,
  Likeness: challenge.likeness,
  LikenessThreshold: stepPolicy.sameFaceStill,
  ReplayOf: challenge.replayOf === null ? null : (replays.get(challenge.replayOf) ?? ''),
});

const presentModel = ({ id, sha256 }: { id: string; sha256: string }) => ({ Id: id, Sha256: sha256 });

/** What an attempt's record says of its capture; null when nothing was judged. */
export const summaryOf = ({ evidence }: Pick<AttemptRow, 'evidence'>): CaptureSummary | null =>
  // An attempt that ended without a capture holds the reason alone.
  evidence && 'models' in evidence ? (evidence as unknown as CaptureSummary) : null;

/** A judged capture as those who review it see it. Field by field: what else is stored stays inside. */
export const presentEvidence = (summary: CaptureSummary, replays: KnownReplays): CaptureEvidence => ({
  Frames: summary.frames,
  GoodFrames: summary.goodFrames,
  QualityReasons: [...summary.reasons],
  IdentityFloor: summary.identityFloor,
  Liveness: summary.liveness && presentLivenessScore(summary.liveness),
  Match: summary.match && presentMatchScore(summary.match),
  Challenge: summary.challenge && presentChallengeSummary(summary.challenge, replays),
  Models: {
    Detector: presentModel(summary.models.detector),
    Landmarks: presentModel(summary.models.landmarks),
    Embedder: presentModel(summary.models.embedder),
    Pad: presentModel(summary.models.pad),
  },
  ElapsedMs: summary.elapsedMs,
});

/** One attempt. Of one that is not finished no turn is told: what is still to be asked must not be known before. */
export const presentAttempt = (attempt: AttemptRow, replays: KnownReplays): TransactionAttempt => {
  const summary = attempt.state === 'finished' ? summaryOf(attempt) : null;
  return {
    Id: attempt.id,
    State: attempt.state,
    Outcome: attempt.outcome as TransactionAttempt['Outcome'],
    Fault: summary?.fault ?? null,
    Remedies: attempt.remedies as TransactionAttempt['Remedies'],
    LivenessMode: attempt.challenge.kind === 'passive' ? 'passive' : 'active',
    StartDate: attempt.created_at.toISOString(),
    DueDate: attempt.due_at.toISOString(),
    EndDate: attempt.finished_at?.toISOString() ?? null,
    Evidence: summary && presentEvidence(summary, replays),
  };
};
