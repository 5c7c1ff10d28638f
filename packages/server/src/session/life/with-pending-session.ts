import { Status } from '@selfsame/contract';
import type { CapturePrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockSession, type SessionRow } from '../../store/session/session.ts';
import { asSeenBy } from '../capture/agreement.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { requirePending } from './end-pending.ts';
import { settleExpiry } from './settle-expiry.ts';

/**
 * Runs a change of a capture page's pending session under the lock of its row, in one transaction. The session is as the
 * page's device may see it.
 * @throws Problem E_USER_NOT_AUTHENTICATED when the session is gone, E_TRANSACTION_EXPIRED,
 *   E_TRANSACTION_FINISHED, and whatever `change` throws (which rolls everything back)
 */
export async function withPendingSession<T>(
  deps: Pick<SessionDependencies, 'db' | 'clock' | 'events'>,
  principal: CapturePrincipal,
  change: (tx: Db, session: SessionRow, now: Date) => Promise<T>,
): Promise<T> {
  const outcome = await transaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const locked = await lockSession(tx, { tenantId: principal.tenantId, id: principal.sessionId });
    const session = await settleExpiry({ ...deps, db: tx }, locked, now);
    if (session?.status !== Status.Pending) return { kind: 'over', session } as const;
    return {
      kind: 'changed',
      value: await change(tx, await asSeenBy(tx, session, { ...principal, now }), now),
    } as const;
  });
  if (outcome.kind === 'changed') return outcome.value;
  // Only now, after the commit: throwing inside would undo an expiry that this very look has written down.
  if (!outcome.session) throw new Problem('E_USER_NOT_AUTHENTICATED');
  requirePending(outcome.session);
  throw new Error('A session that is not pending passed as pending');
}
