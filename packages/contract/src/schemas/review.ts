import { type Static, Type } from 'typebox';
import { type ReviewDecision, type ReviewReason, reviewDecisions, reviewReasons } from '../enums.ts';
import { limits } from '../limits.ts';
import { Guid, Instant, Maybe, Nullable, Page } from './primitives.ts';
import { TransactionAttempt } from './transaction-details.ts';

const decision = Type.Unsafe<ReviewDecision>({ type: 'string', enum: [...reviewDecisions] });

const about = {
  TransactionId: Guid,
  Type: Type.Unsafe<'selfie' | 'enrolment' | 'verification'>({
    type: 'string',
    enum: ['selfie', 'enrolment', 'verification'],
  }),
  Name: Type.String(),
  AccountNumber: Nullable(Type.String()),
  Reasons: Type.Array(Type.Unsafe<ReviewReason>({ type: 'string', enum: [...reviewReasons] }), {
    description:
      'Why people are asked: `doubt`, the capture is in doubt; `noKey`, a passkey that the policy asks for is not on the device. An acceptance settles all of them',
  }),
  CreatedDate: Instant,
  ExpirationDate: Instant,
  Needed: Type.Integer({ description: 'People who must accept' }),
  Accepted: Type.Integer({ description: 'People who have accepted so far' }),
  HasMyDecision: Type.Boolean({ description: 'Whether the caller has given a decision' }),
};

/** Which page of the reviews. */
export const ReviewQuery = Type.Object({
  start: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.page.max })),
});
export type ReviewQuery = Static<typeof ReviewQuery>;

/** One capture that waits for operators. */
export const ReviewItem = Type.Object(about, { $id: 'ReviewItem' });
export type ReviewItem = Static<typeof ReviewItem>;

export const ReviewPage = Page(ReviewItem);
export type ReviewPage = Static<typeof ReviewPage>;

/** A capture in review, with all that was measured on it. */
export const Review = Type.Object(
  {
    ...about,
    PasskeyRule: Nullable(
      Type.String({
        description: 'What asked for the passkey that is not there: always, newDevice or newFace; else null',
      }),
    ),
    CanAccept: Type.Boolean({ description: 'False when the face is not the enrolled one' }),
    Frames: Type.Integer({ description: 'Pictures that are kept for it; 0 where the policy keeps none' }),
    Attempt: TransactionAttempt,
    Decisions: Type.Array(
      Type.Object({
        OperatorName: Nullable(Type.String()),
        Decision: decision,
        Note: Nullable(Type.String()),
        CreatedDate: Instant,
      }),
    ),
  },
  { $id: 'Review' },
);
export type Review = Static<typeof Review>;

/** The pictures of a capture in review, JPEG, in the order they were taken. */
export const ReviewFrames = Type.Object(
  {
    Frames: Type.Array(
      Type.Object({ DataType: Type.Integer(), Data: Type.String({ description: 'Base64' }) }),
    ),
  },
  { $id: 'ReviewFrames' },
);
export type ReviewFrames = Static<typeof ReviewFrames>;

/** Body of DecideReview. */
export const DecideReviewRequest = Type.Object(
  {
    Decision: decision,
    Note: Maybe(Type.String({ maxLength: limits.review.noteLength, examples: ['Called back'] })),
  },
  { $id: 'DecideReviewRequest' },
);
export type DecideReviewRequest = Static<typeof DecideReviewRequest>;

/** What a decision came to. */
export const DecidedReview = Type.Object(
  {
    IsFinal: Type.Boolean({ description: 'False while another person has to accept too' }),
    Status: Type.Integer({ minimum: 0, maximum: 5, description: 'Status of the transaction' }),
  },
  { $id: 'DecidedReview' },
);
export type DecidedReview = Static<typeof DecidedReview>;
