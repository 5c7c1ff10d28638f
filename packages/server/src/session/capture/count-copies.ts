import { createHash } from 'node:crypto';
import type { FrameEvidence } from '@selfsame/face';

/**
 * Pictures of a capture that are copies of an earlier one: by their bytes, or by the pixels they decode to, which a
 * changed header or comment leaves alone.
 * @param frames JPEG files in time order
 * @param seen what the engine saw in each
 */
export function countCopies(
  frames: readonly Uint8Array[],
  seen: readonly Pick<FrameEvidence, 'pixelDigest'>[],
): number {
  const known = new Set<string>();
  let copies = 0;
  for (const [i, frame] of frames.entries()) {
    const bytes = createHash('sha256').update(frame).digest('hex');
    const pixels = seen[i]?.pixelDigest ?? bytes;
    if (known.has(bytes) || known.has(pixels)) copies += 1;
    known.add(bytes).add(pixels);
  }
  return copies;
}
