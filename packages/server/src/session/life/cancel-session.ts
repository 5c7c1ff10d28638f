import { Status } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import { lockSession, type SessionRow } from '../../store/session/session.ts';
import type { SessionQuery } from '../read/read-session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { endPending } from './end-pending.ts';
import { settleExpiry } from './settle-expiry.ts';

/**
 * Cancels a pending session.
 * @throws Problem E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED when it has ended, by expiry too
 */
export async function cancelSession(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  query: SessionQuery & { actor: Actor },
): Promise<SessionRow> {
  const outcome = await transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const locked = await lockSession(tx, query);
    const session = await settleExpiry({ ...deps, db: tx }, locked, now);
    if (!session || !query.kinds.includes(session.kind)) return 'unknown';
    if (session.status !== Status.Pending) return 'finished';
    const { actor } = query;
    return endPending(deps, tx, session, { reason: 'canceled', capture: null, tempId: null, actor, now });
  });
  if (outcome === 'unknown') throw new Problem('E_OPERATION_NOT_FOUND');
  if (outcome === 'finished') throw new Problem('E_TRANSACTION_FINISHED');
  return outcome;
}
