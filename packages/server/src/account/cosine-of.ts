/**
 * Cosine of two templates of unit length, −1…1; the sum is taken in float64.
 * @throws RangeError when the lengths differ: such templates come from different models
 */
export function cosineOf(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`Templates of ${a.length} and ${b.length} values`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return Math.min(1, Math.max(-1, sum));
}
