import type { BiometricVerificationResult, LivenessDetectionResult, Remedy } from '@selfsame/contract';
import { type Evidence, type PadNumbers, padNumbers, padNumbersOf, type RefusalReason } from '@selfsame/face';
import type { Turn } from './challenge.ts';
import type { ChallengeFault } from './challenge-fault.ts';
import type { Decision, Fault } from './decide.ts';
import type { FlashVerdict } from './flash/judge-flash.ts';
import type { LivenessFacts } from './liveness-facts.ts';
import type { MatchScale } from './match-scale.ts';
import type { Verdict } from './signal.ts';
import { boundsOfFrames, type LivenessZone, livenessProbability, livenessZone } from './signals/detector.ts';
import type { Liveness } from './weigh-verdicts.ts';

/** What is kept of a judged capture: numbers, names and thresholds. Never pixels, never embeddings. */
export interface CaptureSummary {
  outcome: Decision['outcome'];
  fault: Fault | null;
  remedies: Remedy[];
  reasons: readonly RefusalReason[];
  frames: number;
  goodFrames: number;
  /** How every liveness signal came out, with the bounds it was held to. Absent in records of an earlier version. */
  signals?: readonly Verdict[];
  /** Null when liveness was not asked. */
  liveness: {
    /** What all signals together come to. In records of an earlier version, what the detector alone said. */
    isLive: boolean;
    /** What the detector says. */
    zone: LivenessZone | null;
    meanLogit: number | null;
    frames: number;
    /** The bounds it was held to. The last two are absent in records of an earlier version. */
    acceptFrom: number;
    spoofBelow?: number;
    /** From which logit on it was live without a doubt. */
    liveAbove?: number;
  } | null;
  match: {
    isMatch: boolean;
    cosine: number;
    matchCosine: number;
    falseMatchRate: number;
    score: number;
    matchProbability: number;
    /** The embedder that both templates are of. Absent in records of an earlier version: that of `models`. */
    model?: string;
  } | null;
  /** The active challenge; null when it was passive. */
  challenge: ChallengeSummary | null;
  identityFloor: number | null;
  models: Evidence['models'];
  elapsedMs: number;
}

/** What is kept of an active challenge. */
export interface ChallengeSummary {
  turns: readonly Turn[];
  turnsDone: number;
  /** Turns whose way was not seen, each asked for once more in another direction. Absent in records of an earlier version. */
  turnsSpoiled?: number;
  /** Turns that count although a slow stream did not show their way. Absent in records of an earlier version. */
  turnsUnseen?: number;
  isExtended: boolean;
  /** Why it was not answered, or what its answer does not fit with. */
  fault: ChallengeFault | null;
  reactionsMs: readonly number[];
  padMean: number | null;
  frames: number;
  /** The colour flash; null when there was none, absent in records from before there were any. */
  flash?: FlashVerdict | null;
  /** Cosine of the pictures to the neutral frame of the dialogue; null when they were not compared. */
  likeness: number | null;
  /** What it was held to. Absent in records of an earlier version. */
  leastLikeness?: number;
  /** The earlier attempt whose pictures were shown again. */
  replayOf: string | null;
}

/** The comparison of a capture with its reference. */
export interface Comparison {
  cosine: number;
  matchCosine: number;
  falseMatchRate: number;
  /** The embedder that both templates are of. */
  model: string;
}

function summariseLiveness(
  { meanLogit, frames }: NonNullable<LivenessFacts['pad']>,
  { liveness, verdicts, numbers }: { liveness: Liveness; verdicts: readonly Verdict[]; numbers: PadNumbers },
): CaptureSummary['liveness'] {
  const bounds = verdicts.find(({ name }) => name === 'detector')?.bounds ?? boundsOfFrames(numbers);
  return {
    isLive: liveness.state === 'passed',
    zone: meanLogit === null ? null : livenessZone(meanLogit, bounds),
    meanLogit,
    frames,
    acceptFrom: numbers.acceptFrom,
    spoofBelow: numbers.spoofBelow,
    liveAbove: bounds.doubt ?? numbers.liveAbove,
  };
}

/** Sums a judged capture up for the record. `pad` and `comparison` are null where nothing was asked. */
export const summariseCapture = (
  evidence: Evidence,
  decision: Decision,
  judged: {
    pad: LivenessFacts['pad'];
    liveness: Liveness;
    verdicts: readonly Verdict[];
    comparison: Comparison | null;
    challenge: ChallengeSummary | null;
    /** Of the embedder that compared; null when nothing was compared. */
    scale: MatchScale | null;
  },
): CaptureSummary => ({
  outcome: decision.outcome,
  fault: 'fault' in decision ? decision.fault : null,
  remedies: 'remedies' in decision ? decision.remedies : [],
  reasons: evidence.reasons,
  frames: evidence.frames.length,
  goodFrames: evidence.frames.filter((frame) => frame.reasons.length === 0).length,
  signals: judged.verdicts,
  liveness:
    judged.pad && summariseLiveness(judged.pad, { ...judged, numbers: padNumbersOf(evidence.models.pad.id) }),
  match: judged.comparison &&
    judged.scale && {
      ...judged.comparison,
      isMatch: judged.comparison.cosine >= judged.comparison.matchCosine,
      score: judged.scale.score(judged.comparison.cosine),
      matchProbability: judged.scale.matchProbability(judged.comparison.cosine),
    },
  challenge: judged.challenge,
  identityFloor: evidence.identityFloor,
  models: evidence.models,
  elapsedMs: Math.round(evidence.elapsedMs),
});

/** The liveness part as the wire has it; null when liveness was not checked. */
export function presentLiveness(
  summary: Pick<CaptureSummary, 'liveness' | 'models' | 'frames' | 'goodFrames'> & {
    reasons: readonly string[];
  },
): LivenessDetectionResult | null {
  const { liveness } = summary;
  if (!liveness) return null;
  const isUnknown =
    liveness.meanLogit === null || liveness.frames < (padNumbers[summary.models.pad.id]?.minFrames ?? 1);
  return {
    IsLive: liveness.isLive,
    Version: summary.models.pad.id,
    Probability: liveness.meanLogit === null ? 0 : livenessProbability(liveness.meanLogit),
    Score: liveness.meanLogit ?? 0,
    Quality: summary.frames === 0 ? 0 : summary.goodFrames / summary.frames,
    Error: isUnknown ? summary.reasons.join(', ') || 'TooFewGoodFrames' : null,
    ErrorId: isUnknown ? 'E_FACE_NOT_USABLE' : null,
  };
}

/** The comparison as the wire has it. `Verified` is the outcome of the whole capture, liveness included. */
export const presentMatch = (
  summary: Pick<CaptureSummary, 'match' | 'outcome'>,
): BiometricVerificationResult | null =>
  summary.match && {
    Verified: summary.outcome === 'accepted',
    Score: summary.match.score,
    MatchProbability: summary.match.matchProbability,
  };
