import type { Remedy } from '@selfsame/contract';
import type { Box, Pose } from '@selfsame/face';
import type { Dialogue, DialogueFault } from './dialogue.ts';
import type { FlashSample } from './flash/flash.ts';
import { type KeptFace, keepFace } from './kept-faces.ts';

/** One frame as the server saw it. */
export interface StepFrame {
  /** When it had arrived whole, by the server's clock, ms since 1970. */
  atMs: number;
  /** Digest of its bytes. */
  digest: string;
  /** The face in it, or why there is none to speak of. */
  seen:
    | { kind: 'unusable'; hint: Remedy }
    | {
        kind: 'face';
        pose: Pose;
        box: Box;
        padLogit: number | null;
        /** Cosine to the face of the neutral pose; null before there is one, and of a face that was not compared. */
        likeness: number | null;
        /** Perceptual signature, base64. */
        signature: string | null;
        /** Light on the face and behind it; null when it could not be measured. */
        light: Omit<FlashSample, 'atMs'> | null;
        /** Log variance of the Laplacian; null when it could not be measured. */
        sharpness: number | null;
      };
}

/** The dialogue after a frame. */
export interface Judged {
  dialogue: Dialogue;
  /** Why the frame did not count, as a remedy; null when it did. */
  hint: Remedy | null;
  /** Whether this frame is the neutral one, with which all later faces are compared. */
  isReference: boolean;
  /** Where the face of this frame is to be kept; null when it is not. */
  keep: KeptFace | null;
}

/** A frame that shows a face. */
export type SeenFace = Extract<StepFrame['seen'], { kind: 'face' }>;

/** Ends the dialogue with a fault. */
export const end = (dialogue: Dialogue, fault: DialogueFault): Judged => ({
  dialogue: { ...dialogue, state: 'ended', fault },
  hint: null,
  isReference: false,
  keep: null,
});

/** The dialogue goes on; why the frame did not count, if it did not. */
export const stay = (dialogue: Dialogue, hint: Remedy | null = null): Judged => ({
  dialogue,
  hint,
  isReference: false,
  keep: null,
});

/** The same, with the face of this frame kept. */
export const keeping = (judged: Judged, keep: KeptFace | null): Judged =>
  keep === null
    ? judged
    : { ...judged, keep, dialogue: { ...judged.dialogue, faces: keepFace(judged.dialogue.faces, keep) } };
