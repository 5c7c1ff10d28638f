import { type Static, Type } from 'typebox';
import { type LivenessDoubt, type LivenessMode, livenessDoubts, livenessModes } from '../../enums.ts';
import { limits } from '../../limits.ts';
import { Maybe, RecordVersion } from '../primitives.ts';
import { matchingPolicyExample } from './matching-policy-example.ts';
import { PasskeyPolicy } from './passkey-policy.ts';

/** A false match rate in a request. */
export const falseMatchRate = Type.Number({
  examples: [0.00001],
  exclusiveMinimum: 0,
  maximum: 0.1,
  description: 'False match rate the threshold is set to, e.g. 0.00001',
});

/** How this tenant matches, checks liveness, looks for duplicates and locks accounts. */
export const MatchingPolicy = Type.Object(
  {
    FalseMatchRate: falseMatchRate,
    CheckLivenessDefault: Type.Boolean({
      description: 'Whether liveness is checked where a request says nothing about it',
    }),
    AllowLivenessOverride: Type.Boolean({ description: 'Whether a request may switch liveness off' }),
    LivenessMode: Maybe(
      Type.Unsafe<LivenessMode>({
        type: 'string',
        enum: [...livenessModes],
        description:
          'What a liveness check asks for: `passive` nothing, `active` random head turns, `active+flash` then changing colours on the screen too, which show that a video is fresh and nothing else. Null: the default of the server (SELFSAME_LIVENESS_MODE)',
      }),
    ),
    RequireConsent: Type.Optional(
      Type.Boolean({
        description:
          "Whether a capture is refused until the user's consent was recorded. Our page asks for it and records it always. Left out: false",
      }),
    ),
    LivenessDoubt: Maybe(
      Type.Unsafe<LivenessDoubt>({
        type: 'string',
        enum: [...livenessDoubts],
        description:
          'What becomes of a capture that is in doubt after everything was asked: `reject` refuses it, `review` keeps the transaction pending until operators have looked at it. `reject` unless said',
      }),
    ),
    Review: Maybe(
      Type.Object(
        {
          FourEyes: Type.Boolean({ description: 'Whether two different people must accept' }),
          KeepFrames: Type.Boolean({
            description:
              'Whether the pictures are kept, sealed, until the decision. Without them operators see the signals alone',
          }),
          TimeoutSec: Type.Integer({
            minimum: limits.review.timeoutSec.min,
            maximum: limits.review.timeoutSec.max,
            description: 'How long a review may take before the transaction expires, s',
          }),
        },
        { description: 'How operators review a capture in doubt' },
      ),
    ),
    Passkeys: Maybe(PasskeyPolicy),
    DuplicateCheck: Type.Unsafe<'off' | 'report' | 'refuse'>({
      type: 'string',
      enum: ['off', 'report', 'refuse'],
      description:
        'What happens when a face is enrolled that has another account: `off` nothing, `report` names it in `PossibleDuplicates`, `refuse` refuses (E_PERSON_ALREADY_ENROLLED)',
    }),
    Lockout: Type.Object(
      {
        Enabled: Type.Boolean({ description: 'Whether failures are counted' }),
        MaxFailedAttempts: Type.Integer({
          minimum: 1,
          maximum: 100,
          description: 'More failures than this disable the account',
        }),
        FailedAttemptsTimeoutSec: Type.Integer({
          minimum: 1,
          maximum: 2_592_000,
          description: 'For how long a failure counts, s',
        }),
      },
      { description: 'When failed verifications disable an account' },
    ),
    Version: RecordVersion,
  },
  {
    $id: 'MatchingPolicy',
    examples: [matchingPolicyExample],
  },
);
export type MatchingPolicy = Static<typeof MatchingPolicy>;
