import { cosine, type Evidence } from '@selfsame/face';
import {
  type CaptureSummary,
  type ChallengeSummary,
  type Comparison,
  summariseCapture,
} from './capture-summary.ts';
import { type CaptureFacts, type ChallengeFacts, type Decision, decide } from './decide.ts';
import type { MatchScale } from './session-dependencies.ts';

/** Everything that is asked of one capture. */
export interface Demand {
  checkLiveness: boolean;
  /** Unit length; null when nothing is compared. */
  reference: Float32Array | null;
  /** Error rate the comparison is held to; null when nothing is compared. */
  falseMatchRate: number | null;
  attemptsLeft: number;
  /** The active challenge that came before the pictures; null when it was passive. */
  challenge: AnsweredChallenge | null;
}

/** An answered challenge, measured against the pictures that came after it. */
export interface AnsweredChallenge extends ChallengeFacts {
  /** Mean PAD logit over the frames of the dialogue; null when none had one. */
  padMean: number | null;
  summary: ChallengeSummary;
}

const compare = (evidence: Evidence, demand: Demand, scale: MatchScale): Comparison | null => {
  if (!demand.reference || !evidence.template) return null;
  if (demand.falseMatchRate === null) throw new Error('A comparison without an error rate');
  return {
    cosine: cosine(evidence.template, demand.reference),
    matchCosine: scale.cosineForFmr(demand.falseMatchRate),
    falseMatchRate: demand.falseMatchRate,
  };
};

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The PAD logit a capture is judged by: the mean over all frames, or over the good ones alone where that is
 * lower. The template comes from good frames only, so that a living face in frames that were spoilt on purpose
 * must not lend its liveness to the photograph in the good ones.
 */
export const readPad = (evidence: Evidence): CaptureFacts['pad'] => {
  const good = evidence.frames.filter(({ reasons }) => reasons.length === 0);
  const means = [evidence.pad.meanLogit, mean(good.flatMap(({ padLogit }) => padLogit ?? []))];
  const known = means.filter((value) => value !== null);
  return {
    meanLogit: known.length === means.length ? Math.min(...known) : null,
    frames: evidence.pad.frames,
  };
};

/** The dialogue's frames count like the pictures: the lower mean speaks. */
const withDialogue = (pad: CaptureFacts['pad'], challenge: AnsweredChallenge | null): CaptureFacts['pad'] =>
  challenge?.padMean == null || pad.meanLogit === null
    ? pad
    : { ...pad, meanLogit: Math.min(pad.meanLogit, challenge.padMean) };

/** Measures a capture's evidence against the demand, decides, and sums up. Pure. */
export const judgeCapture = (
  evidence: Evidence,
  demand: Demand,
  scale: MatchScale,
): { decision: Decision; summary: CaptureSummary } => {
  const comparison = compare(evidence, demand, scale);
  const pad = withDialogue(readPad(evidence), demand.challenge);
  const decision = decide(
    {
      reasons: evidence.reasons,
      hasTemplate: evidence.template !== null && evidence.portrait !== null,
      pad,
      challenge: demand.challenge,
      cosine: comparison?.cosine ?? null,
    },
    {
      checkLiveness: demand.checkLiveness,
      matchCosine: demand.falseMatchRate === null ? null : scale.cosineForFmr(demand.falseMatchRate),
      attemptsLeft: demand.attemptsLeft,
    },
  );
  const summary = summariseCapture(evidence, decision, {
    pad: demand.checkLiveness ? pad : null,
    comparison,
    challenge: demand.challenge?.summary ?? null,
    scale,
  });
  return { decision, summary };
};
