import { Status } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import { transaction } from '../../platform/database.ts';
import { type Events, systemActor } from '../../platform/events.ts';
import type { Db } from '../../store/seal/vault.ts';
import {
  expireDueSessions,
  expireSession,
  findSessionOfLink,
  type SessionRow,
} from '../../store/session/session.ts';
import type { Database } from '../../store/tables.ts';
import { publishFinished } from './publish-session.ts';

/** What settling needs. */
export interface SettleDependencies {
  db: Kysely<Database>;
  events: Events<Db>;
}

/** Sessions ended in one transaction. */
const batchSize = 200;

/** A session as it stands now: when its time is over that is written down, and said, before anybody reads it. */
export async function settleExpiry(
  deps: SettleDependencies,
  session: SessionRow | undefined,
  now: Date,
): Promise<SessionRow | undefined> {
  if (session?.status !== Status.Pending || session.expires_at > now) return session;
  return transaction(deps.db, async (tx) => {
    const expired = await expireSession(tx, session.id, now);
    if (!expired) return findSessionOfLink(tx, session.id);
    await publishFinished(deps.events, tx, expired, { actor: systemActor });
    return expired;
  });
}

/** Ends every session whose time is over, of one tenant or of all; how many. */
export async function expireSessions(
  deps: SettleDependencies,
  now: Date,
  tenantId?: string,
): Promise<number> {
  for (let total = 0; ; ) {
    const count = await transaction(deps.db, async (tx) => {
      const expired = await expireDueSessions(tx, { now, tenantId, limit: batchSize });
      for (const session of expired) await publishFinished(deps.events, tx, session, { actor: systemActor });
      return expired.length;
    });
    total += count;
    if (count < batchSize) return total;
  }
}
