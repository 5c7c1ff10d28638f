import type { FaceDetector } from '../detector/blaze-face.ts';
import { createFaceWatch } from './face-watch.ts';
import type { Hint, Judgement, Track } from './guidance.ts';
import { emptyTrack, judge, judgeWhileCapturing, looksStraight } from './guidance.ts';
import type { View } from './view.ts';

/** Looks per second at most; more would only warm the phone. */
const MIN_PAUSE_MS = 60;

/** Guidance of one live run: looks when a look is due, and remembers what it saw. */
export interface Guide {
  /** The judge's word on the current picture, or null when it is too early for another look. */
  look(view: View, nowMs: number): Judgement | null;
  /** What makes the current picture worthless, or null. */
  flaw(view: View): Hint | null;
  /** Whether the face in the current picture looks straight ahead. */
  isStraight(view: View): boolean;
}

/**
 * Builds the guide of one run. A slow detector looks less often, so that it takes half of the time at most.
 * @param holdMs how long all must be right before the picture is taken
 */
export function createGuide(
  video: HTMLVideoElement,
  detector: FaceDetector,
  clock: () => number,
  holdMs: () => number,
): Guide {
  const watch = createFaceWatch(video, detector);
  let track: Track = emptyTrack;
  let nextLookMs = 0;
  return {
    look(view, nowMs) {
      if (nowMs < nextLookMs) return null;
      const { faces, light } = watch.look(view);
      nextLookMs = nowMs + Math.max(MIN_PAUSE_MS, 2 * (clock() - nowMs));
      const judgement = judge(track, { atMs: nowMs, faces, light, view }, holdMs());
      track = judgement.track;
      return judgement;
    },
    flaw: (view) => judgeWhileCapturing(watch.look(view).faces),
    isStraight: (view) => looksStraight(watch.look(view).faces, view),
  };
}
