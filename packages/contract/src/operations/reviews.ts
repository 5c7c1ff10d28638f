import { operation } from '../operation.ts';
import {
  DecidedReview,
  DecideReviewRequest,
  Review,
  ReviewFrames,
  ReviewPage,
  ReviewQuery,
} from '../schemas/review.ts';
import { TransactionParams } from '../schemas/transaction-details.ts';

const service = 'portal';
const tag = 'Reviews';
const access = { kind: 'operator', roles: ['owner', 'administrator', 'operator'] } as const;
const params = TransactionParams;

/** Captures in doubt that operators look at. A decision is a person's own, so no API key can give it. */
export const reviewOperations = {
  GetReviews: operation({
    service,
    method: 'GET',
    path: '/reviews',
    access,
    tag,
    summary: 'List captures that wait for a review, oldest first',
    query: ReviewQuery,
    response: ReviewPage,
    errors: [],
  }),
  GetReview: operation({
    service,
    method: 'GET',
    path: '/reviews/{TransactionId}',
    access,
    tag,
    summary: 'Read a capture in review, with its signals',
    params,
    response: Review,
    errors: ['E_REVIEW_NOT_FOUND'],
  }),
  GetReviewFrames: operation({
    service,
    method: 'GET',
    path: '/reviews/{TransactionId}/frames',
    access,
    tag,
    summary: 'Look at the pictures of a capture in review',
    description: 'Every reading is an event of the audit log (`review.framesViewed`).',
    params,
    response: ReviewFrames,
    errors: ['E_REVIEW_NOT_FOUND', 'E_REVIEW_FRAMES_NOT_KEPT'],
  }),
  DecideReview: operation({
    service,
    method: 'POST',
    path: '/reviews/{TransactionId}/decision',
    access: { ...access, recent: { to: 'accept' } },
    tag,
    summary: 'Accept or reject a capture in review',
    description:
      'One rejection ends the transaction. With four eyes it takes two different people to accept. The pictures are erased with the decision.',
    params,
    body: DecideReviewRequest,
    response: DecidedReview,
    errors: [
      'E_REVIEW_NOT_FOUND',
      'E_REVIEW_VOTED',
      'E_REVIEW_NOT_ACCEPTABLE',
      'E_TRANSACTION_FINISHED',
      'E_TRANSACTION_EXPIRED',
    ],
  }),
};
