import { limits, type MatchingPreview, type MatchingPreviewRequest } from '@selfsame/contract';
import { wilsonInterval } from '@selfsame/face';
import { boundedRead } from '../platform/http/bounded-read.ts';
import { countMatchScores, type ScoreGroup } from '../store/session/match-scores.ts';
import { requireSupportedFmr } from './require-supported-fmr.ts';
import type { SettingsDependencies } from './settings-dependencies.ts';

/** Longest that reading the stored comparisons may take. */
const patienceMs = 5_000;
const dayMs = 86_400_000;
/** Width of a bin of cosines. */
const binWidth = 0.05;
/** Rates that people speak of: 1 in 100 to 1 in 10 million. */
const roundRates = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

type Dependencies = Pick<SettingsDependencies, 'db' | 'clock' | 'supportedFmr' | 'calibration'>;

function share(hits: number, n: number) {
  const { low, high } = wilsonInterval(hits, n);
  return { Rate: hits / n, Low: low, High: high };
}

/** What a rate means by the calibration. */
function expect({ calibration }: Dependencies, falseMatchRate: number) {
  const threshold = calibration.cosineForFmr(falseMatchRate);
  const { genuinePairs } = calibration;
  return {
    FalseMatchRate: falseMatchRate,
    Threshold: threshold,
    Score: calibration.score(threshold),
    ExpectedFalseNonMatchRate: share(
      Math.round(calibration.fnmrForCosine(threshold) * genuinePairs),
      genuinePairs,
    ),
  };
}

const sum = (groups: readonly ScoreGroup[], takes: (group: ScoreGroup) => boolean): number =>
  groups.reduce((total, group) => total + (takes(group) ? group.count : 0), 0);

function presentScores(groups: readonly ScoreGroup[]): MatchingPreview['WhatIf']['Scores'] {
  const bins = [...Map.groupBy(groups, ({ bin }) => bin)].sort(([a], [b]) => a - b);
  return bins.map(([bin, inside]) => ({
    From: Math.round(bin * binWidth * 100) / 100,
    Accepted: sum(inside, ({ accepted }) => accepted),
    Rejected: sum(inside, ({ accepted }) => !accepted),
  }));
}

/**
 * Says what a false match rate would mean: threshold and expected errors by the calibration, and what would have
 * become of the tenant's own verifications. Changes nothing.
 * @throws Problem E_FMR_NOT_SUPPORTED, E_SERVER_BUSY when the database takes too long
 */
export async function previewMatching(
  deps: Dependencies,
  tenantId: string,
  request: MatchingPreviewRequest,
): Promise<MatchingPreview> {
  const { calibration, supportedFmr } = deps;
  requireSupportedFmr(request.FalseMatchRate, supportedFmr);
  const expected = expect(deps, request.FalseMatchRate);
  const to = deps.clock.now();
  const from = new Date(to.getTime() - (request.Days ?? limits.matchingPreview.days.default) * dayMs);
  const limit = limits.matchingPreview.verifications;
  const all = await boundedRead(deps.db, patienceMs, (tx) =>
    countMatchScores(
      tx,
      { tenantId, from, before: to, modelId: calibration.model, limit },
      { threshold: expected.Threshold, binWidth },
    ),
  );
  const compared = all.filter(({ ownRate }) => !ownRate);
  const n = sum(compared, () => true);
  const count = (takes: (group: ScoreGroup) => boolean) => sum(compared, takes);
  const acceptedThen = count(({ reaches }) => reaches);
  const newlyAccepted = count(({ accepted, reaches }) => reaches && !accepted);
  const newlyRejected = count(({ accepted, reaches }) => accepted && !reaches);
  const shareOf = (hits: number) => (n === 0 ? null : share(hits, n));
  return {
    ...expected,
    Choices: roundRates
      .filter((rate) => rate >= supportedFmr.least && rate <= supportedFmr.most)
      .map((rate) => expect(deps, rate)),
    Calibration: {
      Model: calibration.model,
      Source: calibration.source,
      GenuinePairs: calibration.genuinePairs,
      ImpostorPairs: calibration.impostorPairs,
      Caveat: calibration.caveat,
      LeastFalseMatchRate: supportedFmr.least,
      MostFalseMatchRate: supportedFmr.most,
    },
    WhatIf: {
      From: from.toISOString(),
      To: to.toISOString(),
      Compared: n,
      AcceptedBefore: count(({ accepted }) => accepted),
      AcceptedThen: acceptedThen,
      NewlyAccepted: newlyAccepted,
      NewlyRejected: newlyRejected,
      AcceptedShare: shareOf(acceptedThen),
      NewlyAcceptedShare: shareOf(newlyAccepted),
      NewlyRejectedShare: shareOf(newlyRejected),
      OwnRate: sum(all, ({ ownRate }) => ownRate),
      IsTruncated: sum(all, () => true) >= limit,
      Scores: presentScores(compared),
    },
  };
}
