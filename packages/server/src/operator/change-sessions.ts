import { limits, type OperatorSessions } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { callerOf } from '../platform/events.ts';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { Problem } from '../platform/problem.ts';
import { deleteOperatorSession, deleteSessionsOf, listOperatorSessions } from '../store/operator-session.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';

type Dependencies = Pick<OperatorDependencies, 'db' | 'clock' | 'events'>;

/** Where an operator is signed in. */
export const readSessions = async (
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { operatorId, sessionId }: OperatorPrincipal,
): Promise<OperatorSessions> => {
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
};

/** Ends one of one's sessions, at once and on every node. @throws Problem E_SESSION_NOT_FOUND */
export const revokeSession = (
  { db, clock, events }: Dependencies,
  principal: OperatorPrincipal,
  id: string,
): Promise<boolean> =>
  transaction(db, async (tx) => {
    const { operatorId } = principal;
    if (!(await deleteOperatorSession(tx, { operatorId, id }))) throw new Problem('E_SESSION_NOT_FOUND');
    const about = { ...callerOf(principal), references: { operatorId }, data: { count: 1 } };
    await events.publish(tx, { ...about, type: 'operator.sessionRevoked', at: clock.now() });
    return true;
  });

/** Ends all of one's sessions but this one. */
export const revokeOtherSessions = (
  { db, clock, events }: Dependencies,
  principal: OperatorPrincipal,
): Promise<boolean> =>
  transaction(db, async (tx) => {
    const { operatorId, sessionId } = principal;
    const count = await deleteSessionsOf(tx, operatorId, sessionId);
    if (count === 0) return true;
    const about = { ...callerOf(principal), references: { operatorId }, data: { count } };
    await events.publish(tx, { ...about, type: 'operator.sessionRevoked', at: clock.now() });
    return true;
  });
