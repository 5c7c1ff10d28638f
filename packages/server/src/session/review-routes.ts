import { requireRecent } from '../platform/access/admit.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { decideReview } from './review/decide-review.ts';
import { listReviews, readReview } from './review/read-review.ts';
import { readReviewFrames } from './review/read-review-frames.ts';
import type { SessionDependencies } from './session-dependencies.ts';

type ReviewHandlers = Pick<Handlers, 'GetReviews' | 'GetReview' | 'GetReviewFrames' | 'DecideReview'>;

/** Captures in doubt that operators look at. */
export const reviewHandlers = (deps: SessionDependencies): ReviewHandlers => ({
  GetReviews: ({ principal, query }) => listReviews(deps, principal, query),
  GetReview: ({ principal, params }) => readReview(deps, principal, params.TransactionId),
  GetReviewFrames: ({ principal, params }) => readReviewFrames(deps, principal, params.TransactionId),
  DecideReview: async ({ principal, params, body }) => {
    if (body.Decision === 'accept') requireRecent(principal);
    return decideReview(deps, principal, params.TransactionId, body);
  },
});
