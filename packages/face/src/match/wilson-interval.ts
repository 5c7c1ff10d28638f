/** An interval of a rate, both ends 0…1. */
export interface Interval {
  low: number;
  high: number;
}

/** Two-sided 95 % of the normal distribution. */
const z95 = 1.959964;

/**
 * Wilson's 95 % score interval of a share (Wilson 1927): right also for 0 of n.
 * @throws RangeError unless 0 ≤ hits ≤ n and n ≥ 1
 */
export function wilsonInterval(hits: number, n: number): Interval {
  if (!(n >= 1 && hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is no share`);
  const share = hits / n;
  const centre = share + z95 ** 2 / (2 * n);
  const half = z95 * Math.sqrt((share * (1 - share)) / n + z95 ** 2 / (4 * n * n));
  const scale = 1 + z95 ** 2 / n;
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}
