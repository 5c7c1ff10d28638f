import { limits, type OperatorSessions } from '@selfsame/contract';
import type { OperatorPrincipal } from '../platform/access/principal.ts';
import { transaction } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import { forgetDevices } from '../store/operator/operator.ts';
import {
  deleteOperatorSession,
  deleteSessionsOf,
  listOperatorSessions,
} from '../store/operator/operator-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';

type Dependencies = Pick<OperatorDependencies, 'db' | 'clock' | 'events'>;

/** Where an operator is signed in. */
export async function readSessions(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { operatorId, sessionId }: OperatorPrincipal,
): Promise<OperatorSessions> {
  const now = clock.now();
  const seenAfter = new Date(now.getTime() - limits.portal.sessionIdleSec * 1_000);
  const rows = await listOperatorSessions(db, operatorId, { now, seenAfter });
  return {
    Items: rows.map((row) => ({
      Id: row.id,
      Browser: row.browser,
      Current: row.id === sessionId,
      SignedInDate: row.created_at.toISOString(),
      LastSeenDate: row.last_seen_at.toISOString(),
      ExpirationDate: row.expires_at.toISOString(),
    })),
  };
}

/** Ends one of one's sessions, at once and on every node; its browser is known no longer. @throws Problem E_SESSION_NOT_FOUND */
export const revokeSession = (
  { db, clock, events }: Dependencies,
  principal: OperatorPrincipal,
  id: string,
): Promise<boolean> =>
  transaction(db, async (tx) => {
    const { operatorId } = principal;
    if (!(await deleteOperatorSession(tx, { operatorId, id }))) throw new Problem('E_SESSION_NOT_FOUND');
    await forgetDevices(tx, operatorId, clock.now());
    const about = { ...callerOf(principal), references: { operatorId }, data: { count: 1 } };
    await events.publish(tx, { ...about, type: 'operator.sessionRevoked', at: clock.now() });
    return true;
  });

/** Ends all of one's sessions but this one; no other browser is known any longer. */
export const revokeOtherSessions = (
  { db, clock, events }: Dependencies,
  principal: OperatorPrincipal,
): Promise<boolean> =>
  transaction(db, async (tx) => {
    const { operatorId, sessionId } = principal;
    await forgetDevices(tx, operatorId, clock.now());
    const count = await deleteSessionsOf(tx, operatorId, sessionId);
    if (count === 0) return true;
    const about = { ...callerOf(principal), references: { operatorId }, data: { count } };
    await events.publish(tx, { ...about, type: 'operator.sessionRevoked', at: clock.now() });
    return true;
  });
