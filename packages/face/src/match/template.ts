/**
 * Cosine similarity of two vectors, -1…1.
 * @throws RangeError when their lengths differ or one has no direction (all zero or not finite)
 */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length)
    throw new RangeError(`Vectors of ${a.length} and ${b.length} numbers have no cosine`);
  let dot = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    squaresA += a[i]! * a[i]!;
    squaresB += b[i]! * b[i]!;
  }
  const lengths = Math.sqrt(squaresA) * Math.sqrt(squaresB);
  if (!(lengths > 0 && Number.isFinite(lengths)))
    throw new RangeError('A vector without direction has no cosine');
  return Math.max(-1, Math.min(1, dot / lengths));
}

/** Euclidean length of a vector. */
export function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}

/**
 * The mean direction: each vector made unit length, added, made unit length again.
 * Several images in a template lower its error rates a lot (docs/biometrics.md#several-pictures).
 * @throws RangeError when there are none, lengths differ, or the mean has no direction
 */
export function meanTemplate(vectors: readonly Float32Array[]): Float32Array {
  const length = vectors[0]?.length;
  if (length === undefined) throw new RangeError('No vectors have no mean');
  const sum = new Float64Array(length);
  for (const vector of vectors) {
    if (vector.length !== length) throw new RangeError('Vectors of different lengths have no mean');
    const size = lengthOf(vector);
    if (!(size > 0 && Number.isFinite(size))) throw new RangeError('A vector has no direction');
    for (let i = 0; i < length; i++) sum[i]! += vector[i]! / size;
  }
  const size = Math.hypot(...sum);
  if (!(size > 1e-6)) throw new RangeError('The vectors cancel out');
  return Float32Array.from(sum, (value) => value / size);
}
