import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { transaction } from '../../platform/database.ts';
import { callerOf } from '../../platform/events.ts';
import { deleteOperatorSession } from '../../store/operator/operator-session.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** Ends the session of this request, on every node. */
export const signOut = (
  { db, clock, events }: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>,
  principal: OperatorPrincipal,
): Promise<boolean> =>
  transaction(db, async (tx) => {
    const { operatorId, sessionId: id } = principal;
    const isMine = await deleteOperatorSession(tx, { operatorId, id });
    if (isMine)
      await events.publish(tx, {
        ...callerOf(principal),
        type: 'operator.signedOut',
        references: { operatorId },
        data: {},
        at: clock.now(),
      });
    return true;
  });
