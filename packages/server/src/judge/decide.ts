import type { LivenessDoubt, Remedy } from '@selfsame/contract';
import type { RefusalReason } from '@selfsame/face';
import { remediesOf } from './remedy-of.ts';
import type { Liveness } from './weigh-verdicts.ts';

/** What a capture showed. */
export interface CaptureFacts {
  /** The engine's reasons against the capture as a whole; empty when it is usable. */
  reasons: readonly RefusalReason[];
  hasTemplate: boolean;
  /** What the liveness signals come to. */
  liveness: Liveness;
  /** Whether a further step can be asked for: one more turn, or a challenge where there was none. */
  canGoOn: boolean;
  /** Cosine of the capture's template to the reference, −1…1; null when nothing is compared. */
  cosine: number | null;
}

/** What is asked of the capture. */
export interface CapturePolicy {
  /** Cosine from which two templates are one person; null when nothing is compared. */
  matchCosine: number | null;
  /** Captures the user still has, this one included; at least 1. */
  attemptsLeft: number;
  /** What becomes of a doubt that nothing settled. */
  doubt: LivenessDoubt;
}

/** What a refused capture failed at. */
export type Fault = 'quality' | 'liveness' | 'match' | 'matchAndLiveness';

/** What comes of one capture. */
export type Decision =
  | { outcome: 'accepted' }
  /** In doubt: a further step is asked for. Nothing is counted. */
  | { outcome: 'continue' }
  /** In doubt after everything was asked: operators look at it. */
  | { outcome: 'review' }
  | { outcome: 'retry'; fault: Exclude<Fault, 'match'>; remedies: Remedy[] }
  | { outcome: 'rejected'; fault: Fault; remedies: Remedy[] };

const isMatch = (facts: CaptureFacts, policy: CapturePolicy): boolean =>
  policy.matchCosine === null || (facts.cosine !== null && facts.cosine >= policy.matchCosine);

/**
 * Weighs one capture against the policy. Pure.
 *
 * An unusable capture or a failed liveness check may be repeated while attempts are left; a mismatch is final
 * at once, but only on a capture that passed liveness. While liveness fails, the answer does not depend on the
 * comparison: a photograph held to the camera must not reveal whose face it would have opened.
 */
export function decide(facts: CaptureFacts, policy: CapturePolicy): Decision {
  const outcome = policy.attemptsLeft > 1 ? 'retry' : 'rejected';
  if (!facts.hasTemplate || facts.reasons.length > 0) {
    return { outcome, fault: 'quality', remedies: remediesOf(facts.reasons) };
  }
  const { liveness } = facts;
  const matches = isMatch(facts, policy);
  switch (liveness.state) {
    case 'refused':
      return { outcome, fault: liveness.countsAs, remedies: liveness.remedies };
    case 'unknown':
      return { outcome, fault: 'quality', remedies: liveness.remedies };
    case 'doubted':
      if (facts.canGoOn) return { outcome: 'continue' };
      // Whether the face matches or not: the page must not tell the one from the other.
      if (policy.doubt === 'review') return { outcome: 'review' };
      return { outcome, fault: matches ? 'liveness' : 'matchAndLiveness', remedies: liveness.remedies };
    case 'failed':
      return { outcome, fault: matches ? 'liveness' : 'matchAndLiveness', remedies: liveness.remedies };
    case 'passed':
      return matches ? { outcome: 'accepted' } : { outcome: 'rejected', fault: 'match', remedies: [] };
  }
}
