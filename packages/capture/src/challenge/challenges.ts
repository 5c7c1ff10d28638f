import type { CaptureOutcome, CaptureState, IssuedAttempt } from '@selfsame/contract';
import type { Frame } from '../camera/frames.ts';
import type { Hint } from '../guidance/guidance.ts';
import type { Ask } from '../machine/states.ts';
import type { DialogueSocket } from '../session/dialogue-socket.ts';
import { runHeadTurn } from './head-turn.ts';
import { runPassive } from './passive.ts';

/** What a challenge has to work with. */
export interface ChallengeContext {
  readonly challenge: IssuedAttempt['challenge'];
  readonly plan: CaptureState['capture'];
  /** Takes the current picture. */
  grab(): Promise<Blob>;
  /** Looks at the current picture: what makes it worthless, or null. Always null when nothing is checked. */
  flaw(): Hint | null;
  /** Takes a small picture for a running dialogue. */
  grabSmall(plan: SmallFrame): Promise<Blob>;
  /** The dialogue of this attempt, null for a challenge without one; close it when done. */
  readonly line: DialogueSocket | null;
  /** Tells what is asked of the user now. */
  onAsk(ask: Ask): void;
  /** Whether the face looks straight ahead; always true when nothing is checked. */
  isStraight(): boolean;
  /** Milliseconds of a steady clock. */
  now(): number;
  /** Waits for the first camera frame that is at least `ms` later. */
  nextFrame(ms: number, signal: AbortSignal): Promise<void>;
  readonly signal: AbortSignal;
}

/** What came of a challenge: its frames in time order, or why the user has to be guided anew. */
export type ChallengeResult =
  | { readonly frames: readonly Frame[] }
  | { readonly lost: Hint }
  /** The server ended the attempt before any picture. */
  | { readonly ended: CaptureOutcome };

/** How small pictures are made. */
export interface SmallFrame {
  readonly longSide: number;
  readonly jpegQuality: number;
  readonly maxBytes: number;
}

/** Runs one kind of challenge. Further kinds are further modules in `challenge/`. */
export type ChallengeRunner = (context: ChallengeContext) => Promise<ChallengeResult>;

const runners: Readonly<Record<IssuedAttempt['challenge']['kind'], ChallengeRunner>> = {
  passive: runPassive,
  'head-turn': runHeadTurn,
};

/** Runs the challenge that the server issued. */
export function runChallenge(context: ChallengeContext): Promise<ChallengeResult> {
  return runners[context.challenge.kind](context);
}
