import { randomInt } from 'node:crypto';

/** A direction in which no face lies, unit length. */
export function randomFace(dimension: number): Float32Array {
  const steps = Float32Array.from({ length: dimension }, () => randomInt(-1_000, 1_001));
  const length = Math.hypot(...steps);
  return steps.map((step) => step / length);
}
