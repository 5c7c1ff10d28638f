import type { MeasuredPairs } from '../../packages/face/src/calibrate/measure-pairs.ts';
import { type Calibration, cosineForFmr } from '../../packages/face/src/match/calibration.ts';
import { wilsonInterval } from '../../packages/face/src/match/wilson-interval.ts';
import { formatRate, formatTable } from '../format-table.ts';
import { createRandom } from '../statistics/intervals.ts';
import {
  crossValidate,
  equalErrorInterval,
  equalErrorRate,
  operateAt,
  operateAtFmr,
  type ScoredPairs,
  sortPairs,
} from '../statistics/verification.ts';

const wantedFmr = [1e-2, 1e-3, 1e-4, 1e-5];
/** Rates whose calibrated cosines are tried on this set. */
const calibratedFmr = [1e-4, 1e-5];
const seed = 20_260_101;

/** The accuracy of a set of pairs as Markdown; `calibration` is that of the embedder that scored them. */
export function reportPairs(measured: MeasuredPairs, calibration: Calibration): string {
  const { scored } = measured;
  const scores = (same: boolean) => scored.filter((pair) => pair.same === same).map(({ score }) => score);
  const pairs = sortPairs(scores(true), scores(false));
  return [
    describeAcquisition(measured, pairs),
    describeAccuracy(measured, pairs),
    describeOperatingPoints(pairs, calibration),
  ].join('\n\n');
}

function describeAcquisition(
  { images, notAcquired, refused, leftOut }: MeasuredPairs,
  pairs: ScoredPairs,
): string {
  const fta = notAcquired.length;
  return [
    `images ${images}, genuine pairs ${pairs.genuine.length}, impostor pairs ${pairs.impostor.length}`,
    `failure to acquire: ${fta} of ${images}, ${formatRate(fta / images, wilsonInterval(fta, images))}; pairs left out ${leftOut}`,
    `the quality rules of photos would refuse ${refused.length} more, ${formatRate(refused.length / images, wilsonInterval(refused.length, images))}; scored all the same`,
  ].join('\n');
}

function describeAccuracy({ scored }: MeasuredPairs, pairs: ScoredPairs): string {
  if (pairs.genuine.length === 0 || pairs.impostor.length === 0)
    return 'accuracy and EER: need pairs of both kinds';
  const { mean, deviation, right } = crossValidate(scored);
  const { rate, threshold } = equalErrorRate(pairs);
  const interval = equalErrorInterval(pairs, createRandom(seed));
  return [
    `accuracy over folds: mean ${(100 * mean).toFixed(2)} % ± ${(100 * deviation).toFixed(2)} (sd), ` +
      `all pairs ${formatRate(right / scored.length, wilsonInterval(right, scored.length))}`,
    `equal error rate: ${formatRate(rate, interval)} at cosine ${threshold.toFixed(3)} (bootstrap over pairs)`,
  ].join('\n');
}

function describeOperatingPoints(pairs: ScoredPairs, calibration: Calibration): string {
  const { genuine, impostor } = pairs;
  const rate = (errors: number, n: number) =>
    n === 0 ? 'no pairs' : `${formatRate(errors / n, wilsonInterval(errors, n))} (${errors}/${n})`;
  const rows = wantedFmr.map((fmr) => {
    const point = operateAtFmr(pairs, fmr);
    if (point === null)
      return [`FMR ≤ ${fmr}`, '-', `not supported by ${impostor.length} impostor pairs`, '-'];
    const { threshold, falseMatches, falseNonMatches } = point;
    const accepted = genuine.length - falseNonMatches;
    return [
      `FMR ≤ ${fmr}`,
      threshold.toFixed(3),
      rate(falseMatches, impostor.length),
      rate(accepted, genuine.length),
    ];
  });
  const calibrated = calibratedFmr
    .filter((fmr) => fmr >= calibration.smallestFmr)
    .map((fmr) => {
      const cosine = cosineForFmr(fmr, calibration);
      const { falseMatches, falseNonMatches } = operateAt(pairs, cosine);
      const name = `calibrated for ${fmr}`;
      const accepted = genuine.length - falseNonMatches;
      return [name, cosine.toFixed(3), rate(falseMatches, impostor.length), rate(accepted, genuine.length)];
    });
  return formatTable([['at', 'cosine', 'FMR, 95 % interval', 'TAR, 95 % interval'], ...rows, ...calibrated]);
}
