import type { Interval } from '../../packages/face/src/match/wilson-interval.ts';

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
