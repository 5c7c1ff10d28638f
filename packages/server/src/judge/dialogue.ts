import { type FlashColor, limits } from '@selfsame/contract';
import { builtInEmbedder, manifests } from '@selfsame/face';
import { directions, type Turn } from './challenge.ts';
import { type Flash, startFlash } from './flash/flash.ts';
import { drawOf, type KeptFace } from './kept-faces.ts';
import { stepPolicy } from './step-policy.ts';
import type { PathPoint } from './turn-path.ts';

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
  /** The head was seen at both ends of its turns and not on the way, again and again. */
  | 'path'
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

/** The embedder and the presentation-attack detector of a dialogue: what they say of its frames is comparable. */
export interface DialogueModels {
  embedder: string;
  pad: string;
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
  /** Index into the script: even the middle, odd a turn; after the last turn comes the middle once more. */
  step: number;
  /** When the current step was revealed; null until the frame that reveals it. */
  askedAt: number | null;
  neutral: { yaw: number; pitch: number } | null;
  /** The latest poses while the neutral one is being found, and where their faces lie. */
  recent: { yaw: number; pitch: number; slot: number }[];
  /** Frames in a row that show what is asked, or another turn. */
  held: number;
  wrong: number;
  last: HeadPlace | null;
  /** Drawn for this attempt and told to nobody: it decides which frames count. */
  seed: number;
  /** The head since the prompt of the latest turn; null when that turn is judged already. */
  path: PathPoint[] | null;
  /** Turns, by their number, whose way was not seen: they count for nothing. */
  spoiled: number[];
  /** Turns, by their number, that count although a slow stream did not show their way. Absent in rows of an earlier version. */
  unseen?: number[];
  /** The frames whose faces are kept. */
  faces: KeptFace[];
  lastFrameAt: number | null;
  /** Digests of all frames so far, the latest last. */
  digests: string[];
  /** Frames in a row that were passed over. */
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
  /** Whether the latest frame that was looked at for second faces showed one. Absent until one does. */
  isAccompanied?: boolean;
  /** Ids of the models that its frames are seen by, to its end. Absent in rows of an earlier version. */
  models?: DialogueModels;
  /** Whether a server's end let it go and not the user. Absent in rows of an earlier version. */
  wasCutOff?: boolean;
}

/** The models of a dialogue; those of an earlier version were seen by the ones that come with the program. */
export const modelsOf = ({ models }: Pick<Dialogue, 'models'>): DialogueModels =>
  models ?? { embedder: builtInEmbedder.id, pad: manifests.pad.id };

/** A dialogue that nobody has answered yet. The turns beyond `asked` are the reserve; `colors` null: no flash. */
export const startDialogue = (
  turns: Turn[],
  asked: number,
  {
    colors = null,
    seed = 0,
    models,
  }: { colors?: FlashColor[] | null; seed?: number; models?: DialogueModels } = {},
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
  seed,
  path: [],
  spoiled: [],
  faces: [],
  lastFrameAt: null,
  digests: [],
  skipped: 0,
  jumps: 0,
  pad: { sum: 0, frames: 0 },
  signatures: [],
  reactionsMs: [],
  flash: colors && startFlash(colors),
  completedAt: null,
  models: models ?? modelsOf({}),
});

/** Mean PAD logit over the frames of a dialogue; null before there is one. */
export const padMean = ({ pad }: Dialogue): number | null => (pad.frames === 0 ? null : pad.sum / pad.frames);

/** Whether there is a turn in reserve. */
export const canExtend = (dialogue: Dialogue): boolean =>
  !dialogue.isExtended && dialogue.asked < dialogue.turns.length;

/**
 * Counts a turn for nothing, since its way was not seen, and asks for a further one after the others; null when that
 * was done often enough. The seed draws it: as always, no turn follows itself.
 */
export function spoilTurn(dialogue: Dialogue, turn: number): Dialogue | null {
  const { turns, asked, spoiled, seed, digests } = dialogue;
  if (spoiled.length >= stepPolicy.mostSpoiled) return null;
  const others = directions.filter(
    (direction) => direction !== turns[asked - 1] && direction !== turns[asked],
  );
  const further = others[Math.floor(drawOf(seed, digests.length) * others.length)]!;
  return {
    ...dialogue,
    turns: turns.toSpliced(asked, 0, further),
    asked: asked + 1,
    spoiled: [...spoiled, turn],
  };
}

/** Goes on with the turns in reserve: the middle is asked first, as after every turn. */
export const extendDialogue = (dialogue: Dialogue): Dialogue => ({
  ...dialogue,
  state: 'running',
  asked: dialogue.turns.length,
  isExtended: true,
  step: 2 * dialogue.asked,
  askedAt: null,
  held: 0,
  wrong: 0,
  path: null,
  // The camera may have been off in between.
  last: null,
  completedAt: null,
});

/**
 * Whether the server ended in the middle of a dialogue: this one has begun to serve only after its last frame. A user
 * can't bring that about. A dialogue that its user had left before looks the same, so it isn't counted against them either.
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

/** Whether the head has made all turns and come back from the last. */
export const isAnswered = ({ step, asked }: Pick<Dialogue, 'step' | 'asked'>): boolean => step > 2 * asked;

/** Turns answered so far. */
export const turnsDone = (dialogue: Dialogue): number => Math.floor(dialogue.step / 2);

/** Whether a head looks straight, by its own neutral pose. */
export const isNear = (
  pose: { yaw: number; pitch: number },
  neutral: { yaw: number; pitch: number },
): boolean =>
  Math.abs(pose.yaw - neutral.yaw) <= stepPolicy.center &&
  Math.abs(pose.pitch - neutral.pitch) <= stepPolicy.center;
