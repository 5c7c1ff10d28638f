import type { CaptureEvidence, LivenessSignal, TransactionAttempt } from '@selfsame/contract';
import { builtInEmbedder, padNumbers } from '@selfsame/face';
import { signals } from '../../judge/signals.ts';
import { type AttemptRow, showCaptureRecord, showChallenge } from '../../store/session/attempt.ts';
import type { CaptureRecord } from '../../store/session/capture-record.ts';

/** Attempts whose pictures were shown again, and the transactions of the same tenant that they belong to. */
export type KnownReplays = ReadonlyMap<string, string>;

/**
 * The bounds are those that held for the attempt. Records of an earlier version lack some: they were those of the model
 * that is named there, which never changed.
 */
const presentLivenessScore = (
  liveness: NonNullable<CaptureRecord['liveness']>,
  { models: { pad } }: Pick<CaptureRecord, 'models'>,
) => ({
  IsLive: liveness.isLive,
  Zone: liveness.zone,
  MeanLogit: liveness.meanLogit,
  Frames: liveness.frames,
  AcceptFrom: liveness.acceptFrom,
  SpoofBelow: liveness.spoofBelow ?? padNumbers[pad.id]?.spoofBelow ?? liveness.acceptFrom,
  LiveAbove: liveness.liveAbove ?? padNumbers[pad.id]?.liveAbove ?? liveness.acceptFrom,
});

const presentMatchScore = (
  match: NonNullable<CaptureRecord['match']>,
  { models: { embedder } }: Pick<CaptureRecord, 'models'>,
) => ({
  IsMatch: match.isMatch,
  Cosine: match.cosine,
  Threshold: match.matchCosine,
  FalseMatchRate: match.falseMatchRate,
  Score: match.score,
  MatchProbability: match.matchProbability,
  Model: match.model ?? embedder.id,
});

const presentChallenge = (challenge: NonNullable<CaptureRecord['challenge']>, replays: KnownReplays) => ({
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
  // Records of an earlier version were all seen by the embedder that comes with the program.
  LikenessThreshold: challenge.leastLikeness ?? builtInEmbedder.numbers.samePerson.facing,
  ReplayOf: challenge.replayOf === null ? null : (replays.get(challenge.replayOf) ?? ''),
});

/** A verdict with what its signal shows. One of a signal that this version does not know keeps its numbers. */
function presentSignal(verdict: NonNullable<CaptureRecord['signals']>[number]): LivenessSignal {
  const row = signals.find(({ name }) => name === verdict.name);
  const { bounds } = verdict;
  return {
    Name: verdict.name,
    Result: verdict.result,
    CountedAs: verdict.countedAs,
    Value: verdict.value,
    Bound: bounds && {
      Better: bounds.better,
      Fail: bounds.fail,
      Doubt: bounds.doubt,
      Settle: bounds.settle,
    },
    Model: verdict.model,
    Fault: verdict.fault,
    Shows: row?.shows ?? '',
    DoesNotShow: row?.doesNotShow ?? '',
    Source: row?.source ?? '',
  };
}

const presentModel = ({ id, sha256 }: { id: string; sha256: string }) => ({ Id: id, Sha256: sha256 });

/** A judged capture as those who review it see it. Field by field: what else is stored stays inside. */
const presentEvidence = (summary: CaptureRecord, replays: KnownReplays): CaptureEvidence => ({
  Frames: summary.frames,
  GoodFrames: summary.goodFrames,
  QualityReasons: [...summary.reasons],
  IdentityFloor: summary.identityFloor,
  Liveness: summary.liveness && presentLivenessScore(summary.liveness, summary),
  Signals: (summary.signals ?? []).map(presentSignal),
  Match: summary.match && presentMatchScore(summary.match, summary),
  Challenge: summary.challenge ? presentChallenge(summary.challenge, replays) : null,
  Models: {
    Detector: presentModel(summary.models.detector),
    Landmarks: presentModel(summary.models.landmarks),
    Embedder: presentModel(summary.models.embedder),
    Pad: presentModel(summary.models.pad),
  },
  ElapsedMs: summary.elapsedMs,
});

/** One attempt. Of one that is not finished no turn is told: what is still to be asked must not be known before. */
export function presentAttempt(attempt: AttemptRow, replays: KnownReplays): TransactionAttempt {
  const summary = attempt.state === 'finished' ? showCaptureRecord(attempt) : null;
  const challenge = showChallenge(attempt);
  return {
    Id: attempt.id,
    State: attempt.state,
    Outcome: attempt.outcome,
    Fault: summary?.fault ?? null,
    Remedies: attempt.remedies,
    LivenessMode: challenge && (challenge.kind === 'passive' ? 'passive' : 'active'),
    StartDate: attempt.created_at.toISOString(),
    DueDate: attempt.due_at.toISOString(),
    EndDate: attempt.finished_at?.toISOString() ?? null,
    Evidence: summary && presentEvidence(summary, replays),
  };
}
