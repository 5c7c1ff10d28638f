import { type Static, Type } from 'typebox';
import { limits } from '../limits.ts';
import { Instant, Nullable } from './primitives.ts';

const count = Type.Integer({ minimum: 0 });
const day = (description: string) =>
  Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description, examples: ['2026-03-01'] }));

/** Which days are counted. */
export const StatisticsQuery = Type.Object({
  from: day('First day, UTC; default: the day of `to`'),
  to: day(`Last day, UTC, included; default: today. At most ${limits.statisticsDays} days`),
});
export type StatisticsQuery = Static<typeof StatisticsQuery>;

/** Causes of a rejection, in the order in which they are shown. */
export const rejectionCauses = [
  'Liveness',
  'Match',
  'MatchAndLiveness',
  'AttemptsExhausted',
  'Declined',
  'Duplicate',
  'PasskeyRefused',
  'PasskeyMissing',
  'Other',
] as const;
export type RejectionCause = (typeof rejectionCauses)[number];

const counts = {
  Begun: count,
  Pending: count,
  Accepted: count,
  Rejected: count,
  Expired: count,
  Error: count,
  Canceled: count,
  RejectedBy: Type.Object(
    {
      Liveness: Type.Integer({ description: 'The liveness check failed' }),
      Match: Type.Integer({ description: 'Another face than that of the account' }),
      MatchAndLiveness: count,
      AttemptsExhausted: Type.Integer({ description: 'No usable picture within the allowed attempts' }),
      Declined: Type.Integer({ description: 'The user said no' }),
      Duplicate: Type.Integer({ description: 'The person is enrolled under another account' }),
      PasskeyRefused: Type.Integer({ description: 'No answer of a device was right' }),
      PasskeyMissing: Type.Integer({
        description:
          'The user said that the passkey is lost or not at hand, and nothing was accepted in its place',
      }),
      Other: count,
    } satisfies Record<RejectionCause, unknown>,
    { description: 'Adds up to `Rejected`' },
  ),
};

/** How many operations and transactions were begun, and how they stand now. */
export const SessionCounts = Type.Object(counts, { $id: 'SessionCounts' });
export type SessionCounts = Static<typeof SessionCounts>;

const seconds = Type.Object(
  {
    N: count,
    Median: Nullable(Type.Number()),
    P75: Nullable(Type.Number()),
    P95: Nullable(Type.Number()),
  },
  { $id: 'SecondsSpread', description: 'Percentiles, s; null while there is nothing to measure' },
);

/** How far captures got. */
export const CaptureStatistics = Type.Object(
  {
    Funnel: Type.Object(
      {
        Begun: count,
        Opened: Type.Integer({ description: 'The link was opened' }),
        Started: Type.Integer({ description: 'The camera was asked for a capture' }),
        Judged: Type.Integer({ description: 'At least one capture was judged' }),
        Accepted: count,
      },
      {
        description:
          'Operations and transactions that got at least so far. Those without a face are left out',
      },
    ),
    Attempts: Type.Object(
      { Judged: count, Accepted: count, Retried: count, Rejected: count },
      { description: 'Captures that were made within the days' },
    ),
    Remedies: Type.Array(Type.Object({ Remedy: Type.String(), Count: count }), {
      description: 'Hints that users got with refused captures, most frequent first',
    }),
    SecondsToCapture: seconds,
    SecondsToJudge: seconds,
    SecondsToFinish: seconds,
  },
  {
    $id: 'CaptureStatistics',
    description:
      'SecondsToCapture: from asking for the camera to the pictures having arrived. SecondsToJudge: from there to the decision. SecondsToFinish: of accepted ones, from opening the link to the end.',
  },
);
export type CaptureStatistics = Static<typeof CaptureStatistics>;

/** Operations and transactions of some days, counted by when they were begun. */
export const Statistics = Type.Object(
  {
    From: Type.String({ description: 'First day, UTC', examples: ['2026-03-01'] }),
    To: Type.String({ description: 'Last day, UTC, included', examples: ['2026-03-01'] }),
    Interval: Type.Unsafe<'hour' | 'day'>({
      type: 'string',
      enum: ['hour', 'day'],
      description: 'Length of one of the `Buckets`: hours of a single day, else days',
    }),
    Total: SessionCounts,
    ByKind: Type.Array(
      Type.Object({
        Kind: Type.String({ description: 'selfie, enrolment or verification' }),
        ...counts,
      }),
    ),
    Buckets: Type.Array(Type.Object({ Start: Instant, ...counts }), {
      description: 'In order of time, empty ones included',
    }),
    Capture: CaptureStatistics,
  },
  { $id: 'Statistics' },
);
export type Statistics = Static<typeof Statistics>;
