import type { Stage, Verdict } from './stage.ts';

/** One way to present, and what is known of it. Vocabulary of ISO/IEC 30107-3 and CEN/TS 18099. */
export interface Species {
  name: string;
  /** `bona fide`, a presentation before the camera, or an injection past it. */
  kind: 'bona fide' | 'presentation' | 'injection';
  /** Whether the platform claims to refuse it. False: it gets through, and docs/security.md says so. */
  isClaimed: boolean;
  run(stage: Stage, trial: number): Promise<Verdict>;
}
