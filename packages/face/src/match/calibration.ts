/** One row of a calibration: error rates when pairs with at least this cosine are accepted. */
export interface CalibrationRow {
  cosine: number;
  /** False match rate, 0…1. */
  fmr: number;
  /** False non-match rate, 0…1. */
  fnmr: number;
}

/** How cosines of one embedder translate into error rates, and what that rests on. */
export interface Calibration {
  /** Where the numbers come from. */
  source: string;
  impostorPairs: number;
  genuinePairs: number;
  caveat: string;
  /** Below this FMR the set says nothing. */
  smallestFmr: number;
  /** Ascending in cosine; from ten times `smallestFmr` or more down to it or below. */
  rows: readonly CalibrationRow[];
  /** The same for groups of people, where the set names some: what holds for all may not hold for each. */
  groups?: readonly CalibrationGroup[];
}

/** What the pairs of one group of people show. */
export interface CalibrationGroup {
  name: string;
  impostorPairs: number;
  genuinePairs: number;
  /** Below this FMR the group's pairs say nothing; null when they are too few for any rate. */
  smallestFmr: number | null;
  /** Rates of this group at the cosines of the whole table. */
  rows: readonly CalibrationRow[];
}

/** Thrown when a rate is asked for that the calibration's evidence can't support. */
export class RateUnsupported extends Error {
  /** The smallest and largest rate that can be asked for. */
  readonly smallest: number;
  readonly largest: number;

  constructor(rate: number, smallest: number, largest: number) {
    super(
      `A false match rate of ${rate} is outside what was measured (${smallest}…${largest.toPrecision(2)})`,
    );
    this.name = 'RateUnsupported';
    this.smallest = smallest;
    this.largest = largest;
  }
}

/** The false match rates that `cosineForFmr` takes. */
export function supportedFmr({ rows, smallestFmr }: Calibration): {
  least: number;
  most: number;
} {
  return { least: smallestFmr, most: rows[0]!.fmr };
}

/**
 * The cosine from which pairs must be accepted to have a false match rate of `fmr`.
 * log10(FMR) is interpolated linearly between the measured rows.
 * @throws RateUnsupported outside the measured range
 */
export function cosineForFmr(fmr: number, calibration: Calibration): number {
  const { rows } = calibration;
  const { least, most } = supportedFmr(calibration);
  if (!(fmr >= least && fmr <= most)) throw new RateUnsupported(fmr, least, most);
  const upper = Math.max(
    1,
    rows.findIndex((row) => row.fmr <= fmr),
  );
  const [a, b] = [rows[upper - 1]!, rows[upper]!];
  const share = (Math.log10(fmr) - Math.log10(a.fmr)) / (Math.log10(b.fmr) - Math.log10(a.fmr));
  return a.cosine + share * (b.cosine - a.cosine);
}

/**
 * The false match rate of accepting pairs from this cosine on: how often two different people are at least this alike.
 * Never less than the smallest supported rate; 1 below the measured range.
 */
export function fmrForCosine(cosine: number, calibration: Calibration): number {
  const { rows, smallestFmr } = calibration;
  if (Number.isNaN(cosine)) throw new RangeError('NaN is no cosine');
  if (cosine < rows[0]!.cosine) return 1;
  const upper = rows.findIndex((row) => row.cosine > cosine);
  if (upper < 0) return smallestFmr;
  const [a, b] = [rows[upper - 1]!, rows[upper]!];
  const share = (cosine - a.cosine) / (b.cosine - a.cosine);
  const fmr = 10 ** (Math.log10(a.fmr) + share * (Math.log10(b.fmr) - Math.log10(a.fmr)));
  return Math.max(smallestFmr, fmr);
}

/**
 * The false non-match rate of accepting pairs from this cosine on: how often two pictures of one person are less alike.
 * Interpolated linearly between the measured rows, and the last row's beyond them.
 */
export function fnmrForCosine(cosine: number, calibration: Calibration): number {
  const { rows } = calibration;
  if (Number.isNaN(cosine)) throw new RangeError('NaN is no cosine');
  const upper = rows.findIndex((row) => row.cosine > cosine);
  if (upper < 0) return rows.at(-1)!.fnmr;
  if (upper === 0) return rows[0]!.fnmr;
  const [a, b] = [rows[upper - 1]!, rows[upper]!];
  return a.fnmr + ((cosine - a.cosine) / (b.cosine - a.cosine)) * (b.fnmr - a.fnmr);
}

/**
 * The score of the wire, −12·log10(FMR) rounded: 48 is 1 in 10,000, 60 is 1 in 100,000 (docs/wire.md#scores).
 * With `fmr` from `fmrForCosine` it never exceeds what the evidence supports.
 */
export function wireScore(fmr: number, calibration: Calibration): number {
  if (!(fmr >= 0)) throw new RangeError('A rate is not negative');
  const supported = Math.min(1, Math.max(calibration.smallestFmr, fmr));
  // Without the addition, a rate of 1 would give −0.
  return Math.round(-12 * Math.log10(supported)) + 0;
}

/**
 * Probability that a pair of this cosine is one person, when `prior` of all pairs are: Bayes with the ratio of
 * genuine to impostor pairs per table interval, log-linear between the intervals' middles and constant beyond.
 * @param prior share of genuine pairs among those compared, 0 < prior < 1
 */
export function matchProbability(cosine: number, calibration: Calibration, prior = 0.5): number {
  const odds = (10 ** logLikelihoodRatio(cosine, calibration) * prior) / (1 - prior);
  return odds / (1 + odds);
}

function logLikelihoodRatio(cosine: number, calibration: Calibration): number {
  const { rows, smallestFmr } = calibration;
  const supported = rows.filter(({ fmr }) => fmr >= smallestFmr);
  const points = supported.slice(1).map((row, i) => intervalRatio(supported[i]!, row, calibration));
  const last = supported.at(-1)!;
  // A table that ends at what its pairs support has one more interval: all that lies beyond its last row.
  if (last === rows.at(-1)) points.push({ cosine: last.cosine, log: Math.log10((1 - last.fnmr) / last.fmr) });
  const upper = points.findIndex((point) => point.cosine >= cosine);
  if (upper === 0) return points[0]!.log;
  if (upper < 0) return points.at(-1)!.log;
  const [a, b] = [points[upper - 1]!, points[upper]!];
  return a.log + ((cosine - a.cosine) / (b.cosine - a.cosine)) * (b.log - a.log);
}

function intervalRatio(
  low: CalibrationRow,
  high: CalibrationRow,
  { genuinePairs }: Calibration,
): { cosine: number; log: number } {
  // Of an interval without genuine pairs it is known that there is less than one, not that there is none.
  const genuine = Math.max(high.fnmr - low.fnmr, 0.5 / genuinePairs);
  const ratio = genuine / (low.fmr - high.fmr);
  return { cosine: (low.cosine + high.cosine) / 2, log: Math.log10(ratio) };
}
