import type { BiometricVerificationResult, LivenessDetectionResult, Remedy } from '@selfsame/contract';
import type { Evidence, RefusalReason } from '@selfsame/face';
import type { Turn } from './challenge.ts';
import type { CaptureFacts, ChallengeFault, Decision, Fault } from './decide.ts';
import type { DialogueFault } from './dialogue.ts';
import type { FlashVerdict } from './judge-flash.ts';
import { type LivenessZone, livenessPolicy, livenessProbability, livenessZone } from './liveness-policy.ts';
import type { MatchScale } from './session-dependencies.ts';

/** What is kept of a judged capture: numbers, names and thresholds. Never pixels, never embeddings. */
export interface CaptureSummary {
  outcome: Decision['outcome'];
  fault: Fault | null;
  remedies: Remedy[];
  reasons: readonly RefusalReason[];
  frames: number;
  goodFrames: number;
  liveness: {
    isLive: boolean;
    zone: LivenessZone | null;
    meanLogit: number | null;
    frames: number;
    acceptFrom: number;
  } | null;
  match: {
    isMatch: boolean;
    cosine: number;
    matchCosine: number;
    falseMatchRate: number;
    score: number;
    matchProbability: number;
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
  isExtended: boolean;
  /** Why it was not answered, or what its answer does not fit with. */
  fault: DialogueFault | ChallengeFault | null;
  reactionsMs: readonly number[];
  padMean: number | null;
  frames: number;
  /** The colour flash; null when there was none, absent in records from before there were any. */
  flash?: FlashVerdict | null;
  /** Cosine of the pictures to the neutral frame of the dialogue; null when they were not compared. */
  likeness: number | null;
  /** The earlier attempt whose pictures were shown again. */
  replayOf: string | null;
}

/** The comparison of a capture with its reference. */
export interface Comparison {
  cosine: number;
  matchCosine: number;
  falseMatchRate: number;
}

const summariseLiveness = ({ meanLogit, frames }: CaptureFacts['pad']): CaptureSummary['liveness'] => {
  return {
    isLive:
      meanLogit !== null && frames >= livenessPolicy.minFrames && meanLogit >= livenessPolicy.acceptFrom,
    zone: meanLogit === null ? null : livenessZone(meanLogit),
    meanLogit,
    frames,
    acceptFrom: livenessPolicy.acceptFrom,
  };
};

/** Sums a judged capture up for the record. `pad` and `comparison` are null where nothing was asked. */
export const summariseCapture = (
  evidence: Evidence,
  decision: Decision,
  judged: {
    pad: CaptureFacts['pad'] | null;
    comparison: Comparison | null;
    challenge: ChallengeSummary | null;
    scale: MatchScale;
  },
): CaptureSummary => ({
  outcome: decision.outcome,
  fault: 'fault' in decision ? decision.fault : null,
  remedies: 'remedies' in decision ? decision.remedies : [],
  reasons: evidence.reasons,
  frames: evidence.frames.length,
  goodFrames: evidence.frames.filter((frame) => frame.reasons.length === 0).length,
  liveness: judged.pad && summariseLiveness(judged.pad),
  match: judged.comparison && {
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
export const presentLiveness = (summary: CaptureSummary): LivenessDetectionResult | null => {
  const { liveness } = summary;
  if (!liveness) return null;
  const isUnknown = liveness.meanLogit === null || liveness.frames < livenessPolicy.minFrames;
  return {
    IsLive: liveness.isLive,
    Version: summary.models.pad.id,
    Probability: liveness.meanLogit === null ? 0 : livenessProbability(liveness.meanLogit),
    Score: liveness.meanLogit ?? 0,
    Quality: summary.frames === 0 ? 0 : summary.goodFrames / summary.frames,
    Error: isUnknown ? summary.reasons.join(', ') || 'TooFewGoodFrames' : null,
    ErrorId: isUnknown ? 'E_FACE_NOT_USABLE' : null,
  };
};

/** The comparison as the wire has it. `Verified` is the outcome of the whole capture, liveness included. */
export const presentMatch = (summary: CaptureSummary): BiometricVerificationResult | null =>
  summary.match && {
    Verified: summary.outcome === 'accepted',
    Score: summary.match.score,
    MatchProbability: summary.match.matchProbability,
  };
