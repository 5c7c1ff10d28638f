import type { Plane } from './plane.ts';

/** Pearson's correlation of two planes over some of their pixels, −1…1; 0 when one of them is flat. */
export function correlation({ data: a }: Plane, { data: b }: Plane, pixels: Int32Array): number {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  const n = pixels.length;
  for (let k = 0; k < n; k++) {
    const i = pixels[k]!;
    const [x, y] = [a[i]!, b[i]!];
    sumA += x;
    sumB += y;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  const covariance = products - (sumA * sumB) / n;
  const variances = (squaresA - (sumA * sumA) / n) * (squaresB - (sumB * sumB) / n);
  return variances > 0 ? covariance / Math.sqrt(variances) : 0;
}

/** The median of the first `count` values; sorts them. */
export function medianOf(values: Float32Array, count = values.length): number {
  const sorted = values.subarray(0, count).sort();
  return count % 2 === 1 ? sorted[(count - 1) / 2]! : (sorted[count / 2 - 1]! + sorted[count / 2]!) / 2;
}
