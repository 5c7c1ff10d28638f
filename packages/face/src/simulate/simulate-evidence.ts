import { createHash } from 'node:crypto';
import type { Evidence, FrameEvidence, Quality, RefusalReason } from '../evidence.ts';
import { lengthOf } from '../match/template.ts';
import { padNumbersOf } from '../model/numbers/pad-numbers.ts';

/** What a capture is said to have shown. */
export interface SimulatedCapture {
  /** Unit length; null where no picture was good enough. */
  template: Float32Array | null;
  /** Against every picture, the most useful first. */
  reasons: readonly RefusalReason[];
  /** Whether the pictures look alive to the detector. */
  isLive: boolean;
  /** How many pictures. */
  pictures: number;
}

/** A direction that a name alone decides: the same face for the same name, and another for any other. Unit length. */
export function simulatedFace(name: string, dimension: number): Float32Array {
  const values = Float32Array.from(
    { length: dimension },
    (_, index) => createHash('sha256').update(`${name}/${index}`).digest().readInt32LE() / 2 ** 31,
  );
  const length = lengthOf(values);
  return values.map((value) => value / length);
}

/** Another picture of a face: at a cosine of 0.9 to it, away into a direction that a name decides. Unit length. */
export function simulatedLikeness(face: Float32Array, name: string): Float32Array {
  const drawn = simulatedFace(name, face.length);
  const along = drawn.reduce((sum, value, index) => sum + value * face[index]!, 0);
  const apart = drawn.map((value, index) => value - along * face[index]!);
  const length = lengthOf(apart);
  return face.map((value, index) => 0.9 * value + Math.sqrt(1 - 0.9 ** 2) * (apart[index]! / length));
}

/** Well within every bound of `quality-rules.ts`. */
const plainQuality: Quality = {
  eyeDistance: 90,
  sharpness: 5,
  brightness: 120,
  contrast: 80,
  saturated: 0,
  context: 2.4,
  embeddingNorm: 3,
};

/**
 * Evidence as the engine gives it, of a capture that nobody took: what a sandbox judges in place of pictures. Costs no
 * analysis.
 * @param models of the engine whose evidence it stands for
 * @throws ModelUnusable when the detector of these models has no bounds
 */
export function simulateEvidence(
  models: Evidence['models'],
  { template, reasons, isLive, pictures }: SimulatedCapture,
): Evidence {
  const { liveAboveNear, spoofBelow } = padNumbersOf(models.pad.id);
  const padLogit = isLive ? liveAboveNear + 3 : spoofBelow - 3;
  const frames = Array.from(
    { length: pictures },
    (_, index): FrameEvidence => ({
      ...{ index, reasons: [...reasons], faceCount: 1, box: null, pose: null, quality: plainQuality },
      ...{ padLogit, identityCosine: template && 1, pixelDigest: null, signature: null },
      ...{ tint: null, texture: null },
    }),
  );
  return {
    frames,
    template,
    portrait: template && 0,
    reasons: [...reasons],
    pad: { meanLogit: padLogit, frames: pictures },
    identityFloor: template && 1,
    models,
    elapsedMs: 0,
  };
}
