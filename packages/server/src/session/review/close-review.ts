import type { EventSubscriber } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { endReview } from '../../store/session/review.ts';

/**
 * Ends the review of a session that ended by any other way (expired, cancelled, declined, its account gone) and erases
 * the pictures, in the transaction of that end.
 */
export const closeReview: EventSubscriber<Db> = async (tx, event) => {
  if (event.type !== 'operation.finished' && event.type !== 'transaction.finished') return;
  const { sessionId } = event.references;
  if (sessionId) await endReview(tx, { sessionId, state: 'closed', now: event.at });
};
