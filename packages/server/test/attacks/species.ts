import type { Cost } from '../../../../fixtures/attacks/puppet-recipes.ts';
import type { Stage, Verdict } from './stage.ts';

/** One way to present, and what is known of it. Vocabulary of ISO/IEC 30107-3 and CEN/TS 18099. */
export interface Species {
  name: string;
  /** `bona fide`, a presentation before the camera, or an injection past it. */
  kind: 'bona fide' | 'presentation' | 'injection';
  /** Whether the platform claims to refuse it. False: it gets through, and docs/security.md says so. */
  isClaimed: boolean;
  /** What it takes; absent where nobody needs more than what is before the camera. */
  cost?: Cost;
  run(stage: Stage, trial: number): Promise<Verdict>;
}
