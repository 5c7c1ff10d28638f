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

/**
 * Percentile bootstrap (Efron 1979), 95 %: `statistic` of `rounds` draws with replacement from each group of samples.
 * @param random uniform numbers in [0, 1)
 */
export function bootstrapInterval(
  groups: readonly (readonly number[])[],
  statistic: (groups: number[][]) => number,
  random: () => number,
  rounds = 200,
): Interval {
  const values = Array.from({ length: rounds }, () =>
    statistic(groups.map((group) => group.map(() => group[Math.floor(random() * group.length)]!))),
  ).sort((a, b) => a - b);
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** The value at a share of sorted values, by nearest rank; NaN of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] ?? Number.NaN;
}

/** Uniform numbers in [0, 1) from a seed: xorshift32 (Marsaglia 2003). The same seed gives the same numbers. */
export function createRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
