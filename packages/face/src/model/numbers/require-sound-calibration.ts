import type { Calibration } from '../../match/calibration.ts';
import { smallestSupportedFmr } from '../../match/smallest-supported-fmr.ts';
import { ModelUnusable } from '../model-unusable.ts';

/** Ratio of the largest to the smallest rate of a table: scores beyond the table follow the slope of its last decade. */
const leastSpan = 10;

/**
 * Makes sure that a calibration table can be used: rows in order, rates that only fall or rise as they must, and no rate
 * smaller than its pairs can support.
 * @param where file that it comes from, for the sentence
 * @throws ModelUnusable
 */
export function requireSoundCalibration(calibration: Calibration, where: string): void {
  const fault = findFault(calibration);
  if (fault !== null)
    throw new ModelUnusable(
      `The calibration in ${where} ${fault}. Run \`npm run selfsame -- calibrate --pairs FILE.csv\` anew.`,
    );
}

function findFault({ rows, smallestFmr, impostorPairs }: Calibration): string | null {
  for (const [i, row] of rows.slice(1).entries()) {
    const before = rows[i]!;
    if (!(row.cosine > before.cosine))
      return `has rows out of order: cosine ${row.cosine} follows ${before.cosine}`;
    if (!(row.fmr < before.fmr)) return `has a false match rate that does not fall at cosine ${row.cosine}`;
    if (!(row.fnmr >= before.fnmr)) return `has a false non-match rate that falls at cosine ${row.cosine}`;
  }
  const least = rows.at(-1)!.fmr;
  const most = rows[0]!.fmr;
  if (!(least > 0)) return `ends with a false match rate of 0, which no number of pairs can show`;
  if (least > smallestFmr)
    return `ends at a false match rate of ${least}, above its "smallestFmr" of ${smallestFmr}`;
  if (most < leastSpan * smallestFmr)
    return `spans less than a factor of ${leastSpan} in false match rate; it needs more pairs of different people`;
  const supported = smallestSupportedFmr(impostorPairs);
  // Rounding in the file is no lie.
  if (smallestFmr < supported * (1 - 1e-6))
    return `claims rates from ${smallestFmr} on; its ${impostorPairs} pairs of different people support ${supported.toPrecision(3)} (rule of three)`;
  return null;
}
