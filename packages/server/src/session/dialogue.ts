import { type FlashColor, limits } from '@selfsame/contract';
import type { Turn } from './challenge.ts';
import { type Flash, startFlash } from './flash.ts';

/** Why a dialogue ended without being answered. */
export type DialogueFault =
  /** A step was not answered in its time. */
  | 'late'
  /** The head turned another way than asked. */
  | 'wrongTurn'
  /** The turn was there before anybody could have reacted. */
  | 'tooSoon'
  /** Another face than at the beginning. */
  | 'otherPerson'
  /** A frame that was sent before in this dialogue, or a picture that stands still. */
  | 'repeated'
  /** The face jumped as no head moves. */
  | 'jump'
  /** Frames came faster than a camera takes them. */
  | 'burst'
  /** More frames than a dialogue can need. */
  | 'tooManyFrames'
  /** The passive detector sees a picture or a screen. */
  | 'spoof'
  /** The light on the face is not that of the screen. */
  | 'flash';

/** A head in one frame: angles in degrees, place and size of the face in pixels. */
export interface HeadPlace {
  atMs: number;
  yaw: number;
  pitch: number;
  x: number;
  y: number;
  size: number;
}

/**
 * A dialogue between its frames, as stored: numbers only. Times are the server's, ms since 1970. Any node can go on
 * with it.
 */
export interface Dialogue {
  state: 'running' | 'complete' | 'ended';
  fault: DialogueFault | null;
  /** All turns that were drawn; the first `asked` count, the rest are in reserve for a doubtful capture. */
  turns: Turn[];
  asked: number;
  /** Whether the reserve was used. */
  isExtended: boolean;
  /** Index into the script: even the middle, odd a turn. */
  step: number;
  /** When the current step was revealed; null until the frame that reveals it. */
  askedAt: number | null;
  neutral: { yaw: number; pitch: number } | null;
  /** The latest poses while the neutral one is being found. */
  recent: { yaw: number; pitch: number }[];
  /** Frames in a row that show what is asked, or another turn. */
  held: number;
  wrong: number;
  last: HeadPlace | null;
  lastFrameAt: number | null;
  /** Digests of all frames so far, the latest last. */
  digests: string[];
  skipped: number;
  jumps: number;
  /** Sum of the PAD logits and how many. */
  pad: { sum: number; frames: number };
  /** Signatures of some of the frames, base64. */
  signatures: string[];
  /** From prompt to turn, ms. */
  reactionsMs: number[];
  /** The colours after the turns; null without. */
  flash: Flash | null;
  completedAt: number | null;
  /** Whether a server's end let it go and not the user. Absent in rows of an earlier version. */
  wasCutOff?: boolean;
}

/** A dialogue that nobody has answered yet. The turns beyond `asked` are the reserve; `colors` null: no flash. */
export const startDialogue = (
  turns: Turn[],
  asked: number,
  colors: FlashColor[] | null = null,
): Dialogue => ({
  state: 'running',
  fault: null,
  turns,
  asked,
  isExtended: false,
  step: 0,
  askedAt: null,
  neutral: null,
  recent: [],
  held: 0,
  wrong: 0,
  last: null,
  lastFrameAt: null,
  digests: [],
  skipped: 0,
  jumps: 0,
  pad: { sum: 0, frames: 0 },
  signatures: [],
  reactionsMs: [],
  flash: colors && startFlash(colors),
  completedAt: null,
});

/** Mean PAD logit over the frames of a dialogue; null before there is one. */
export const padMean = ({ pad }: Dialogue): number | null => (pad.frames === 0 ? null : pad.sum / pad.frames);

/** Whether there is a turn in reserve. */
export const canExtend = (dialogue: Dialogue): boolean =>
  !dialogue.isExtended && dialogue.asked < dialogue.turns.length;

/** Goes on with the turns in reserve: the middle is asked first, as after every turn. */
export const extendDialogue = (dialogue: Dialogue): Dialogue => ({
  ...dialogue,
  state: 'running',
  asked: dialogue.turns.length,
  isExtended: true,
  askedAt: null,
  held: 0,
  wrong: 0,
  // The camera may have been off in between.
  last: null,
  completedAt: null,
});

/**
 * Whether the server ended in the middle of a dialogue: this one has begun to serve only after its last frame. A user
 * can't bring that about. Whoever let the dialogue go before can't be told apart, and is forgiven, too.
 */
export const isCutOff = ({ lastFrameAt }: Dialogue, servingSince: Date): boolean =>
  lastFrameAt !== null && lastFrameAt < servingSince.getTime();

/**
 * Whether no frame came for longer than a step may last, while one was asked for. Silence is no answer that could be judged: a phone in a tunnel,
 * a full server or somebody who stopped. It counts as given up, as if the next challenge had been asked for at once.
 */
export const isLetGo = ({ askedAt, lastFrameAt }: Dialogue, at: Date): boolean =>
  askedAt !== null && lastFrameAt !== null && at.getTime() - lastFrameAt > limits.stepSec * 1_000;

/** Whether pictures that came at a moment came too long after the last step. */
export const areStillsLate = ({ completedAt }: Dialogue, at: Date): boolean =>
  at.getTime() - (completedAt ?? 0) > limits.stillsSec * 1_000;

/** Turns answered so far. */
export const turnsDone = (dialogue: Dialogue): number => Math.floor(dialogue.step / 2);
