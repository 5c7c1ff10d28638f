import type { TransactionDetails } from '@selfsame/contract';
import { listEventsOfSession } from '../../store/audit-event.ts';
import { listMessagesOf } from '../../store/message/message.ts';
import { listDeliveriesOf } from '../../store/message/webhook-delivery.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  type AttemptRow,
  findSessionOfAttempt,
  listAttemptsOf,
  showCaptureRecord,
} from '../../store/session/attempt.ts';
import { findReceipt } from '../../store/session/receipt.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { presentDetails } from './present-details.ts';
import type { KnownReplays } from './present-evidence.ts';
import { allKinds, readSession } from './read-session.ts';

/** Where the pictures were seen before, as far as that is still known. */
async function findReplays(db: Db, tenantId: string, attempts: readonly AttemptRow[]): Promise<KnownReplays> {
  const ids = attempts.flatMap((attempt) => showCaptureRecord(attempt)?.challenge?.replayOf ?? []);
  const known = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await findSessionOfAttempt(db, { tenantId, id })] as const),
  );
  return new Map(known.flatMap(([id, session]) => (session ? [[id, session] as const] : [])));
}

/**
 * Reads all that is known of one operation or transaction, whatever its kind, for review.
 * @throws Problem E_OPERATION_NOT_FOUND
 */
export async function readDetails(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<TransactionDetails> {
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
}
