import type { TransactionDetails } from '@selfsame/contract';
import { type AttemptRow, findSessionOfAttempt, listAttemptsOf } from '../store/attempt.ts';
import { listEventsOfSession } from '../store/audit-event.ts';
import { listMessagesOf } from '../store/message.ts';
import { findReceipt } from '../store/receipt.ts';
import type { Db } from '../store/vault.ts';
import { listDeliveriesOf } from '../store/webhook-delivery.ts';
import { presentDetails } from './present-details.ts';
import { type KnownReplays, summaryOf } from './present-evidence.ts';
import { allKinds, readSession } from './read-session.ts';
import type { SessionDependencies } from './session-dependencies.ts';

/** Where the pictures were seen before, as far as that is still known. */
const findReplays = async (
  db: Db,
  tenantId: string,
  attempts: readonly AttemptRow[],
): Promise<KnownReplays> => {
  const ids = attempts.flatMap((attempt) => summaryOf(attempt)?.challenge?.replayOf ?? []);
  const known = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await findSessionOfAttempt(db, { tenantId, id })] as const),
  );
  return new Map(known.flatMap(([id, session]) => (session ? [[id, session] as const] : [])));
};

/**
 * Reads all that is known of one operation or transaction, whatever its kind, for review.
 * @throws Problem E_OPERATION_NOT_FOUND
 */
export const readDetails = async (
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<TransactionDetails> => {
  const session = await readSession(deps, { tenantId, id, kinds: allKinds });
  const query = { tenantId, sessionId: session.id };
  const [attempts, messages, receipt, deliveries, events] = await Promise.all([
    listAttemptsOf(deps.db, session.id),
    listMessagesOf(deps.db, session.id),
    findReceipt(deps.db, query),
    listDeliveriesOf(deps.db, query),
    listEventsOfSession(deps.db, query),
  ]);
  const replays = await findReplays(deps.db, tenantId, attempts);
  return presentDetails({
    ...{ session, attempts, replays, messages, deliveries, events },
    hasReceipt: receipt !== undefined,
  });
};
