import { cosine, type Evidence } from '@selfsame/face';
import { type CaptureSummary, type Comparison, summariseCapture } from './capture-summary.ts';
import { type CaptureFacts, type Decision, decide } from './decide.ts';
import type { MatchScale } from './session-dependencies.ts';

/** Everything that is asked of one capture. */
export interface Demand {
  checkLiveness: boolean;
  /** Unit length; null when nothing is compared. */
  reference: Float32Array | null;
  /** Error rate the comparison is held to; null when nothing is compared. */
  falseMatchRate: number | null;
  attemptsLeft: number;
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

/** Measures a capture's evidence against the demand, decides, and sums up. Pure. */
export const judgeCapture = (
  evidence: Evidence,
  demand: Demand,
  scale: MatchScale,
): { decision: Decision; summary: CaptureSummary } => {
  const comparison = compare(evidence, demand, scale);
  const pad = readPad(evidence);
  const decision = decide(
    {
      reasons: evidence.reasons,
      hasTemplate: evidence.template !== null && evidence.portrait !== null,
      pad,
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
    scale,
  });
  return { decision, summary };
};
