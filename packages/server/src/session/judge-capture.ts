import type { Evidence } from '@selfsame/face';
import { type CaptureSummary, type Comparison, summariseCapture } from './capture-summary.ts';
import { type Decision, decide } from './decide.ts';
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

/** Cosine of two unit vectors of the same length, −1…1. */
const cosine = (a: Float32Array, b: Float32Array): number => {
  if (a.length !== b.length) throw new RangeError(`Templates of ${a.length} and ${b.length} values`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

const compare = (evidence: Evidence, demand: Demand, scale: MatchScale): Comparison | null => {
  if (!demand.reference || !evidence.template) return null;
  if (demand.falseMatchRate === null) throw new Error('A comparison without an error rate');
  return {
    cosine: cosine(evidence.template, demand.reference),
    matchCosine: scale.cosineForFmr(demand.falseMatchRate),
    falseMatchRate: demand.falseMatchRate,
  };
};

/** Measures a capture's evidence against the demand, decides, and sums up. Pure. */
export const judgeCapture = (
  evidence: Evidence,
  demand: Demand,
  scale: MatchScale,
): { decision: Decision; summary: CaptureSummary } => {
  const comparison = compare(evidence, demand, scale);
  const decision = decide(
    {
      reasons: evidence.reasons,
      hasTemplate: evidence.template !== null && evidence.portrait !== null,
      pad: evidence.pad,
      cosine: comparison?.cosine ?? null,
    },
    {
      checkLiveness: demand.checkLiveness,
      matchCosine: demand.falseMatchRate === null ? null : scale.cosineForFmr(demand.falseMatchRate),
      attemptsLeft: demand.attemptsLeft,
    },
  );
  const summary = summariseCapture(evidence, decision, {
    checkLiveness: demand.checkLiveness,
    comparison,
    scale,
  });
  return { decision, summary };
};
