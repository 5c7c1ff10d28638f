/** What the calibration of the running embedder says, as far as its evidence reaches. */
export interface Calibration {
  /** Cosine from which templates count as one person at a false match rate within `fmrRange`. */
  cosineForFmr(falseMatchRate: number): number;
  /** Rates with evidence behind them. */
  fmrRange: { min: number; max: number };
}

/** The scale of 1:N search: −12·log10(FMR), 84 being 1 in 10,000,000. */
export interface SearchScale {
  /** Scores that a threshold may have. */
  readonly range: { min: number; max: number };
  /** Lowest cosine of a match at a threshold within `range`. */
  cosineForScore(score: number): number;
  /** Whole-number score of a cosine, within 0…`range.max`. */
  score(cosine: number): number;
}

/** Scores per decade of the false match rate (docs/wire.md#scores: 84 = FAR 1e-7). */
const perDecade = 12;
/** 1 in 10,000,000,000: beyond it a score says "higher still" and nothing else. */
const highest = 120;

/**
 * Builds the scale. Within the calibration's evidence it follows the calibration; above, the line through the
 * last decade with evidence goes on. That is an extrapolation and no measured rate (docs/decisions/0040): impostor
 * tails fall off faster than a line, so on the population that was measured it asks for rather too much.
 */
export function createSearchScale(calibration: Calibration): SearchScale {
  const { min, max } = calibration.fmrRange;
  const lastScore = scoreOf(min);
  const lastCosine = calibration.cosineForFmr(min);
  const cosinePerScore = (lastCosine - calibration.cosineForFmr(min * 10)) / perDecade;
  const range = { min: Math.ceil(scoreOf(max)), max: highest };
  const cosineForScore = (score: number): number => {
    if (score > lastScore) return Math.min(1, lastCosine + (score - lastScore) * cosinePerScore);
    // The ends of the range survive the rounding of power and logarithm.
    return calibration.cosineForFmr(Math.min(max, Math.max(min, 10 ** (-score / perDecade))));
  };
  return { range, cosineForScore, score: (cosine) => findScore(cosineForScore, range, cosine) };
}

const scoreOf = (falseMatchRate: number): number => -perDecade * Math.log10(falseMatchRate);

/** The highest whole score whose cosine is reached: a match never shows less than the threshold that let it in. */
function findScore(
  cosineForScore: (score: number) => number,
  range: SearchScale['range'],
  cosine: number,
): number {
  if (cosine < cosineForScore(range.min)) return 0;
  let low = range.min;
  let high = range.max;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (cosine >= cosineForScore(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
