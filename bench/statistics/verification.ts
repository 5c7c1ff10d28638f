import { type Interval, wilsonInterval } from '../../packages/face/src/match/wilson-interval.ts';
import { bootstrapInterval } from './intervals.ts';

/** Scores of comparisons; higher is more alike. */
export interface ScoredPairs {
  /** Pairs of one person, ascending. */
  genuine: readonly number[];
  /** Pairs of two people, ascending. */
  impostor: readonly number[];
}

/** A threshold and what happens when pairs that reach it are accepted. */
export interface OperatingPoint {
  threshold: number;
  /** Pairs of two people that are accepted. */
  falseMatches: number;
  /** Pairs of one person that are rejected. */
  falseNonMatches: number;
}

/** Sorts scores for the functions below. */
export function sortPairs(genuine: readonly number[], impostor: readonly number[]): ScoredPairs {
  return { genuine: [...genuine].sort((a, b) => a - b), impostor: [...impostor].sort((a, b) => a - b) };
}

/** How many of sorted scores reach a threshold. */
export function countReaching(sorted: readonly number[], threshold: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < threshold) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}

/** What happens at a threshold. */
export function operateAt({ genuine, impostor }: ScoredPairs, threshold: number): OperatingPoint {
  return {
    threshold,
    falseMatches: countReaching(impostor, threshold),
    falseNonMatches: genuine.length - countReaching(genuine, threshold),
  };
}

/** Expected false matches below which a threshold for a false match rate would be made of a few pairs. */
const fewestFalseMatches = 3;

/**
 * The lowest threshold with a false match rate of at most `fmr`.
 * @returns null when there are too few impostor pairs to speak of that rate
 */
export function operateAtFmr(pairs: ScoredPairs, fmr: number): OperatingPoint | null {
  const { impostor } = pairs;
  const allowed = Math.floor(fmr * impostor.length + 1e-9);
  if (allowed < fewestFalseMatches) return null;
  const firstRefused = impostor[impostor.length - 1 - allowed];
  // Just above the best impostor that must be refused; -Infinity when all may be accepted.
  const threshold = firstRefused === undefined ? Number.NEGATIVE_INFINITY : firstRefused + 1e-9;
  return operateAt(pairs, threshold);
}

/**
 * Equal error rate: where false match and false non-match rate cross, the mean of both at the closest threshold.
 * NaN without pairs of both kinds.
 */
export function equalErrorRate(pairs: ScoredPairs): { rate: number; threshold: number } {
  const { genuine, impostor } = pairs;
  if (genuine.length === 0 || impostor.length === 0) return { rate: Number.NaN, threshold: Number.NaN };
  // Beyond all scores too: were every pair refused, only false non-matches remain.
  const thresholds = Float64Array.from([...genuine, ...impostor, Number.POSITIVE_INFINITY]).sort();
  const rates = (index: number) => {
    const { falseMatches, falseNonMatches } = operateAt(pairs, thresholds[index]!);
    return { fmr: falseMatches / impostor.length, fnmr: falseNonMatches / genuine.length };
  };
  // Rising thresholds let FMR fall and FNMR rise: the first index where FNMR has caught up.
  let low = 0;
  let high = thresholds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { fmr, fnmr } = rates(middle);
    if (fnmr >= fmr) high = middle;
    else low = middle + 1;
  }
  const gap = (index: number) => Math.abs(rates(index).fmr - rates(index).fnmr);
  const index = low > 0 && gap(low - 1) < gap(low) ? low - 1 : low;
  const { fmr, fnmr } = rates(index);
  return { rate: (fmr + fnmr) / 2, threshold: thresholds[index]! };
}

/**
 * 95 % interval of the equal error rate, by bootstrap over the pairs. Where no error was seen, resampling sees none
 * either: then it is Wilson's interval of 0 errors among the smaller kind.
 */
export function equalErrorInterval(pairs: ScoredPairs, random: () => number): Interval {
  const { genuine, impostor } = pairs;
  if (equalErrorRate(pairs).rate === 0) return wilsonInterval(0, Math.min(genuine.length, impostor.length));
  const resample = (groups: number[][]) => equalErrorRate(sortPairs(groups[0]!, groups[1]!)).rate;
  return bootstrapInterval([genuine, impostor], resample, random);
}

/** One scored pair of a fold. */
export interface FoldedPair {
  score: number;
  same: boolean;
  fold: number;
}

/**
 * Accuracy by cross-validation, as LFW reports it: the threshold of each fold is chosen on all others.
 * @returns mean and standard deviation over the folds, and how many pairs were right
 */
export function crossValidate(pairs: readonly FoldedPair[]): {
  mean: number;
  deviation: number;
  right: number;
} {
  const folds = [...new Set(pairs.map(({ fold }) => fold))];
  let right = 0;
  const shares = folds.map((fold) => {
    const threshold = bestThreshold(pairs.filter((pair) => pair.fold !== fold));
    const tested = pairs.filter((pair) => pair.fold === fold);
    const hits = tested.filter(({ score, same }) => score >= threshold === same).length;
    right += hits;
    return hits / tested.length;
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, shares.length - 1)), right };
}

/** The threshold with the most right answers: the middle between two neighbouring scores. */
function bestThreshold(pairs: readonly FoldedPair[]): number {
  const sorted = [...pairs].sort((a, b) => a.score - b.score);
  let right = sorted.filter(({ same }) => same).length;
  let best = { right, threshold: Number.NEGATIVE_INFINITY };
  for (const [i, pair] of sorted.entries()) {
    right += pair.same ? -1 : 1;
    const next = sorted[i + 1];
    if (next !== undefined && next.score === pair.score) continue;
    const threshold = next === undefined ? pair.score + 1e-6 : (pair.score + next.score) / 2;
    if (right > best.right) best = { right, threshold };
  }
  return best.threshold;
}
