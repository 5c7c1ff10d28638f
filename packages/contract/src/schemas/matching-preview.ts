import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { falseMatchRate } from './passkey/matching-policy.ts';
import { Instant, Maybe, Nullable } from './primitives.ts';

/** A false match rate to try out. */
export const MatchingPreviewRequest = Type.Object(
  {
    FalseMatchRate: falseMatchRate,
    Days: Maybe(
      Type.Integer({
        minimum: 1,
        maximum: limits.matchingPreview.days.max,
        description: `Verifications of how many days are judged again; ${limits.matchingPreview.days.default} unless said`,
      }),
    ),
  },
  { $id: 'MatchingPreviewRequest', examples: [{ FalseMatchRate: 0.0001 }] },
);
export type MatchingPreviewRequest = Static<typeof MatchingPreviewRequest>;

const RateInterval = Type.Object(
  { Rate: Type.Number(), Low: Type.Number(), High: Type.Number() },
  { $id: 'RateInterval', description: 'A share, 0…1, with its 95 % confidence interval (Wilson)' },
);

const count = Type.Integer({ minimum: 0 });
const threshold = Type.Number({ description: 'Least cosine of two templates of one person' });
const score = Type.Integer({ description: '−12·log10(FMR) of the threshold' });

/** What a false match rate would mean. */
export const MatchingPreview = Type.Object(
  {
    FalseMatchRate: Type.Number(),
    Threshold: threshold,
    Score: score,
    ExpectedFalseNonMatchRate: RateInterval,
    Choices: Type.Array(
      Type.Object({
        FalseMatchRate: Type.Number(),
        Threshold: threshold,
        Score: score,
        ExpectedFalseNonMatchRate: RateInterval,
      }),
      { description: 'Round rates that the evidence supports, the most lenient first' },
    ),
    Calibration: Type.Object(
      {
        Model: Type.String(),
        Source: Type.String(),
        GenuinePairs: count,
        ImpostorPairs: count,
        Caveat: Type.String(),
        LeastFalseMatchRate: Type.Number(),
        MostFalseMatchRate: Type.Number(),
      },
      { description: 'What the expectation rests on' },
    ),
    WhatIf: Type.Object(
      {
        From: Instant,
        To: Instant,
        Compared: Type.Integer({
          minimum: 0,
          description:
            'Verifications that ended because of the comparison alone, by the model that runs now. Those that failed liveness stay failed and are not among them',
        }),
        AcceptedBefore: Type.Integer({ description: 'As they were judged' }),
        AcceptedThen: Type.Integer({ description: 'At the wanted rate' }),
        NewlyAccepted: count,
        NewlyRejected: count,
        AcceptedShare: Nullable(RateInterval),
        NewlyAcceptedShare: Nullable(RateInterval),
        NewlyRejectedShare: Nullable(RateInterval),
        OwnRate: Type.Integer({
          description:
            'Left out, because their template has a rate of its own which the policy does not change',
        }),
        IsTruncated: Type.Boolean({
          description: `Whether only the newest ${limits.matchingPreview.verifications} were taken`,
        }),
        Scores: Type.Array(
          Type.Object({
            From: Type.Number({ description: 'Least cosine; the bin is 0.05 wide' }),
            Accepted: count,
            Rejected: count,
          }),
          { description: 'How alike the compared faces were, as they were judged; empty bins left out' },
        ),
      },
      { description: 'What would have become of stored verifications' },
    ),
  },
  { $id: 'MatchingPreview' },
);
export type MatchingPreview = Static<typeof MatchingPreview>;
