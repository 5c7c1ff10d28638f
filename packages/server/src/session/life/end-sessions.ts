import { Status } from '@selfsame/contract';
import type { Actor } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import { lockSession } from '../../store/session/session.ts';
import type { SessionDependencies } from '../session-dependencies.ts';
import { endPending } from './end-pending.ts';
import { settleExpiry } from './settle-expiry.ts';

/** Ends those of the sessions that are pending, because the account they are for goes. */
export async function endSessions(
  { events }: Pick<SessionDependencies, 'events'>,
  tx: Db,
  end: { tenantId: string; sessionIds: readonly string[]; actor: Actor; now: Date },
): Promise<void> {
  const { tenantId, actor, now } = end;
  for (const id of end.sessionIds) {
    const locked = await lockSession(tx, { tenantId, id });
    const session = await settleExpiry({ db: tx, events }, locked, now);
    if (session?.status !== Status.Pending) continue;
    await endPending({ events }, tx, session, {
      reason: 'accountNotUsable',
      capture: null,
      tempId: null,
      actor,
      now,
    });
  }
}
