import { Status } from '@selfsame/contract';
import type { Actor } from '../platform/events.ts';
import { lockSession } from '../store/session.ts';
import type { Db } from '../store/vault.ts';
import { endPending } from './end-pending.ts';
import type { SessionDependencies } from './session-dependencies.ts';
import { settleExpiry } from './settle-expiry.ts';

/** Ends those of the sessions that are pending, because the account they are for goes. */
export const endSessions = async (
  { events }: Pick<SessionDependencies, 'events'>,
  tx: Db,
  end: { tenantId: string; sessionIds: readonly string[]; actor: Actor; now: Date },
): Promise<void> => {
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
};
