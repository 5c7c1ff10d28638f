import type { ClipName } from '../fixtures/clips.ts';
import { personMoments } from '../fixtures/fake-camera.ts';

const calmFrom: Record<ClipName, number> = { cap12: 12.4, cap13: 6, franck: 20 };

/** Six frames of a person, 150 ms apart, as the page would send them. `shiftS` moves to other moments of the clip. */
export function personFrames(clip: ClipName, shiftS = 0): Promise<Buffer[]> {
  const times = Array.from(
    { length: 6 },
    (_, i) => Math.round((calmFrom[clip] + shiftS + i * 0.15) * 100) / 100,
  );
  return personMoments(clip, times);
}
