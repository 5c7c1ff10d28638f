/** A point, px. */
export interface Point {
  x: number;
  y: number;
}

/** A plane affine map: x' = a·x + b·y + c, y' = d·x + e·y + f. Pixel centres lie at whole numbers. */
export interface Affine {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

/** Applies a map to a point. */
export function applyAffine(map: Affine, x: number, y: number): Point {
  return { x: map.a * x + map.b * y + map.c, y: map.d * x + map.e * y + map.f };
}

/**
 * The inverse of a similarity (rotation, uniform scale, shift; no mirroring).
 * @throws RangeError when the scale is 0
 */
export function invertSimilarity(map: Affine): Affine {
  const square = map.a * map.a + map.d * map.d;
  if (square === 0) throw new RangeError('A similarity of scale 0 has no inverse');
  const a = map.a / square;
  const d = -map.d / square;
  return { a, b: -d, c: -(a * map.c - d * map.f), d, e: a, f: -(d * map.c + a * map.f) };
}

/**
 * The similarity that maps `from` onto `to` with the least squared error.
 * Source: Umeyama 1991 (10.1109/34.88573) restricted to the plane, where the rotation has a closed form.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Affine {
  const n = from.length;
  const source = centroid(from);
  const target = centroid(to);
  let cosine = 0;
  let sine = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const x = from[i]!.x - source.x;
    const y = from[i]!.y - source.y;
    const u = to[i]!.x - target.x;
    const v = to[i]!.y - target.y;
    cosine += x * u + y * v;
    sine += x * v - y * u;
    spread += x * x + y * y;
  }
  const a = cosine / spread;
  const d = sine / spread;
  const c = target.x - a * source.x + d * source.y;
  const f = target.y - d * source.x - a * source.y;
  return { a, b: -d, c, d, e: a, f };
}

/** The mean of some points. */
export function centroid(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
}
