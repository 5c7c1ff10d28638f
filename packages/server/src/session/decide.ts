import type { Remedy } from '@selfsame/contract';
import type { RefusalReason } from '@selfsame/face';
import { livenessPolicy, livenessZone } from './liveness-policy.ts';
import { remediesOf } from './remedy-of.ts';

/** What a capture showed, in numbers. */
export interface CaptureFacts {
  /** The engine's reasons against the capture as a whole; empty when it is usable. */
  reasons: readonly RefusalReason[];
  hasTemplate: boolean;
  /** Mean PAD logit (higher is more live) and over how many frames. */
  pad: { meanLogit: number | null; frames: number };
  /** What became of the active challenge; null when the challenge was passive. */
  challenge: ChallengeFacts | null;
  /** Cosine of the capture's template to the reference, −1…1; null when nothing is compared. */
  cosine: number | null;
}

/** What speaks against the pictures that came after an answered challenge. */
export type ChallengeFault = 'late' | 'otherPerson' | 'replayed';

/** An answered challenge, as far as the decision needs it. */
export interface ChallengeFacts {
  fault: ChallengeFault | null;
  /** Whether a further turn can still be asked for. */
  canExtend: boolean;
}

/** What is asked of the capture. */
export interface CapturePolicy {
  checkLiveness: boolean;
  /** Cosine from which two templates are one person; null when nothing is compared. */
  matchCosine: number | null;
  /** Captures the user still has, this one included; at least 1. */
  attemptsLeft: number;
}

/** What a refused capture failed at. */
export type Fault = 'quality' | 'liveness' | 'match' | 'matchAndLiveness';

/** What comes of one capture. */
export type Decision =
  | { outcome: 'accepted' }
  /** In doubt: a further step of the challenge is asked for. Nothing is counted. */
  | { outcome: 'continue' }
  | { outcome: 'retry'; fault: Exclude<Fault, 'match'>; remedies: Remedy[] }
  | { outcome: 'rejected'; fault: Fault; remedies: Remedy[] };

type Liveness = 'passed' | 'failed' | 'unknown' | 'doubtful';

/**
 * Passive liveness at the operating point; too few frames leave it unknown, which never passes. After an active
 * challenge what lies in the uncertain zone is doubtful as long as a further step can be asked for.
 */
const judgeLiveness = (facts: CaptureFacts, policy: CapturePolicy): Liveness => {
  if (!policy.checkLiveness) return 'passed';
  const { meanLogit, frames } = facts.pad;
  if (meanLogit === null || frames < livenessPolicy.minFrames) return 'unknown';
  if (facts.challenge?.canExtend && livenessZone(meanLogit) === 'uncertain') return 'doubtful';
  return meanLogit >= livenessPolicy.acceptFrom ? 'passed' : 'failed';
};

/** The user's remedy for each fault of an answered challenge, and what it counts as. */
const challengeRefusals: Record<ChallengeFault, { fault: 'quality' | 'liveness'; remedies: Remedy[] }> = {
  late: { fault: 'quality', remedies: ['FollowPrompts'] },
  otherPerson: { fault: 'liveness', remedies: ['SamePersonThroughout'] },
  replayed: { fault: 'liveness', remedies: ['UseLiveCamera'] },
};

const isMatch = (facts: CaptureFacts, policy: CapturePolicy): boolean =>
  policy.matchCosine === null || (facts.cosine !== null && facts.cosine >= policy.matchCosine);

/**
 * Weighs one capture against the policy. Pure.
 *
 * An unusable capture or a failed liveness check may be repeated while attempts are left; a mismatch is final
 * at once, but only on a capture that passed liveness. While liveness fails, the answer does not depend on the
 * comparison: a photograph held to the camera must not reveal whose face it would have opened.
 */
export const decide = (facts: CaptureFacts, policy: CapturePolicy): Decision => {
  const outcome = policy.attemptsLeft > 1 ? 'retry' : 'rejected';
  if (!facts.hasTemplate || facts.reasons.length > 0) {
    return { outcome, fault: 'quality', remedies: remediesOf(facts.reasons) };
  }
  if (facts.challenge?.fault) return { outcome, ...challengeRefusals[facts.challenge.fault] };
  const matches = isMatch(facts, policy);
  switch (judgeLiveness(facts, policy)) {
    case 'unknown':
      return { outcome, fault: 'quality', remedies: ['HoldStill'] };
    case 'doubtful':
      return { outcome: 'continue' };
    case 'failed':
      return { outcome, fault: matches ? 'liveness' : 'matchAndLiveness', remedies: ['UseLiveCamera'] };
    case 'passed':
      return matches ? { outcome: 'accepted' } : { outcome: 'rejected', fault: 'match', remedies: [] };
  }
};
