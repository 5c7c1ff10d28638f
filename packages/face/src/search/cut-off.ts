/**
 * How high a row must be able to reach to matter, learnt while scanning: the k-th best lower bound seen so far,
 * and never below `minimum`. A row whose upper bound is lower can't be among the k best.
 */
export interface CutOff {
  readonly k: number;
  readonly minimum: number;
  /** Lower bounds of the k best rows so far, ascending. */
  readonly best: number[];
  /** The present cut-off; only rises. */
  floor: number;
}

/** A cut-off before the first row. */
export function startCutOff(k: number, minimum: number): CutOff {
  return { k, minimum, best: [], floor: minimum };
}

/** Takes the lower bound of a further row into account. */
export function raiseCutOff(cutOff: CutOff, lowerBound: number): void {
  const { best, k } = cutOff;
  if (best.length === k) {
    if (lowerBound <= best[0]!) return;
    best.shift();
  }
  let at = best.length;
  while (at > 0 && best[at - 1]! > lowerBound) at--;
  best.splice(at, 0, lowerBound);
  if (best.length === k) cutOff.floor = Math.max(cutOff.minimum, best[0]!);
}
