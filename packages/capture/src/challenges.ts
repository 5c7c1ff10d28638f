import type { CaptureState, IssuedAttempt } from '@selfsame/contract';
import { runPassive } from './challenge/passive.ts';
import type { Frame } from './frames.ts';
import type { Hint } from './guidance.ts';

/** What a challenge has to work with. */
export interface ChallengeContext {
  readonly challenge: IssuedAttempt['challenge'];
  readonly plan: CaptureState['capture'];
  /** Takes the current picture. */
  grab(): Promise<Blob>;
  /** Looks at the current picture: what makes it worthless, or null. Always null when nothing is checked. */
  flaw(): Hint | null;
  /** Milliseconds of a steady clock. */
  now(): number;
  /** Waits for the first camera frame that is at least `ms` later. */
  nextFrame(ms: number, signal: AbortSignal): Promise<void>;
  readonly signal: AbortSignal;
}

/** What came of a challenge: its frames in time order, or why the user has to be guided anew. */
export type ChallengeResult = { readonly frames: readonly Frame[] } | { readonly lost: Hint };

/** Runs one kind of challenge. Further kinds are further modules in `challenge/`. */
export type ChallengeRunner = (context: ChallengeContext) => Promise<ChallengeResult>;

const runners: Readonly<Record<IssuedAttempt['challenge']['kind'], ChallengeRunner>> = {
  passive: runPassive,
};

/** Runs the challenge that the server issued. */
export function runChallenge(context: ChallengeContext): Promise<ChallengeResult> {
  return runners[context.challenge.kind](context);
}
