import type { Dialogue } from '../../src/judge/dialogue.ts';
import { judgeStep } from '../../src/judge/judge-step.ts';
import type { Judged, SeenFace, StepFrame } from '../../src/judge/step-frame.ts';
import { box } from './acted-person.ts';

/** The pose of `seenFace`. */
export const atRest = { yaw: 3, pitch: 8 };

/** A live face at rest that was compared with the neutral one, unless said otherwise. */
export const seenFace = (change: Partial<SeenFace> = {}): SeenFace => ({
  ...{ kind: 'face', pose: { ...atRest, roll: 0 }, box, padLogit: 5, likeness: 0.9 },
  ...{ light: null, sharpness: 5, signature: null },
  ...change,
});

/** A face whose head is turned by so many degrees from rest. */
export const turnedBy = (yaw: number, pitch = 0, change: Partial<SeenFace> = {}): SeenFace =>
  seenFace({ pose: { yaw: atRest.yaw + yaw, pitch: atRest.pitch + pitch, roll: 0 }, ...change });

let frames = 0;

/** Judges a frame that nobody has sent before. */
export const judgeSeen = (dialogue: Dialogue, atMs: number, seen: StepFrame['seen'] = seenFace()): Judged =>
  judgeStep(
    dialogue,
    { atMs, digest: `seen ${frames++}`, seen },
    { facing: 0.4, turned: 0.3, source: 'tests' },
  );
