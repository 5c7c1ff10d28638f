import type { LivenessDoubt } from '@selfsame/contract';
import { cosine, type Evidence } from '@selfsame/face';
import {
  type CaptureSummary,
  type ChallengeSummary,
  type Comparison,
  summariseCapture,
} from './capture-summary.ts';
import { type Decision, decide } from './decide.ts';
import {
  type ChallengeFacts,
  type MeasuredCapture,
  notMeasured,
  type Pad,
  readFacts,
} from './liveness-facts.ts';
import type { MatchScale } from './match-scale.ts';
import { judgeSignals } from './signals.ts';
import { weighVerdicts } from './weigh-verdicts.ts';

/** Everything that is asked of one capture. */
export interface Demand extends MeasuredCapture {
  /** What the face is compared with; null when nothing is compared. */
  comparison: ComparisonDemand | null;
  attemptsLeft: number;
  /** What becomes of a doubt that nothing settled. */
  doubt: LivenessDoubt;
  /** The active challenge that came before the pictures; null when it was passive. */
  challenge: AnsweredChallenge | null;
  /** Whether a head-turn can still be asked for where there was none. */
  canTurn: boolean;
}

/** A comparison that is asked for. Both templates are of one embedder. */
export interface ComparisonDemand {
  /** Unit length. */
  reference: Float32Array;
  /** The captured face by the reference's embedder; null where no picture was good enough. */
  probe: Float32Array | null;
  /** Id of that embedder, and what its cosines mean. */
  model: string;
  scale: MatchScale;
  /** Error rate that the comparison is held to. */
  falseMatchRate: number;
}

/** An answered challenge, measured against the pictures that came after it. */
export interface AnsweredChallenge {
  facts: ChallengeFacts;
  /** Whether a further turn can still be asked for. */
  canExtend: boolean;
  /** Mean PAD logit over the frames of the dialogue; null when none had one. */
  padMean: number | null;
  summary: ChallengeSummary;
}

function compare({ comparison }: Demand): Comparison | null {
  if (comparison?.probe == null) return null;
  const { probe, reference, falseMatchRate, scale, model } = comparison;
  return {
    cosine: cosine(probe, reference),
    matchCosine: scale.cosineForFmr(falseMatchRate),
    falseMatchRate,
    model,
  };
}

/** Measures a capture's evidence against the demand, decides, and sums up. `scale` is of the embedder that saw it. Pure. */
export function judgeCapture(
  evidence: Evidence,
  demand: Demand,
  scale: MatchScale,
): { decision: Decision; summary: CaptureSummary } {
  const comparison = compare(demand);
  const facts = readFacts(evidence, demand, scale);
  const verdicts = judgeSignals(facts);
  const canGoOn = demand.challenge?.canExtend ?? demand.canTurn;
  const liveness = weighVerdicts(verdicts, canGoOn);
  const decision = decide(
    {
      reasons: evidence.reasons,
      hasTemplate: evidence.template !== null && evidence.portrait !== null,
      liveness,
      canGoOn,
      cosine: comparison?.cosine ?? null,
    },
    {
      matchCosine: demand.comparison?.scale.cosineForFmr(demand.comparison.falseMatchRate) ?? null,
      attemptsLeft: demand.attemptsLeft,
      doubt: demand.doubt,
    },
  );
  const challenge = demand.challenge?.summary ?? null;
  const judged = {
    ...{ pad: facts.pad, liveness, verdicts, comparison, challenge },
    scale: demand.comparison?.scale ?? null,
  };
  return { decision, summary: summariseCapture(evidence, decision, judged) };
}

/** A dialogue that ended without an answer. */
export interface FailedDialogue {
  /** Of its last frame. */
  evidence: Evidence;
  facts: ChallengeFacts;
  pad: Pad;
  summary: ChallengeSummary;
  attemptsLeft: number;
}

/** Judges a dialogue that ended without an answer: there are no pictures, and nothing is compared. Pure. */
export function judgeFailedDialogue(
  { evidence, facts, pad, summary: challenge, attemptsLeft }: FailedDialogue,
  scale: MatchScale,
): { decision: Decision; summary: CaptureSummary } {
  const verdicts = judgeSignals({
    ...notMeasured,
    ...{ setting: 'active', models: evidence.models, embedder: scale, pad, challenge: facts },
  });
  const liveness = weighVerdicts(verdicts, false);
  const decision = decide(
    { reasons: [], hasTemplate: true, liveness, canGoOn: false, cosine: null },
    { matchCosine: null, attemptsLeft, doubt: 'reject' },
  );
  const judged = { pad, liveness, verdicts, comparison: null, challenge, scale: null };
  return { decision, summary: summariseCapture(evidence, decision, judged) };
}
