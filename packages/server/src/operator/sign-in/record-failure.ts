import { transaction } from '../../platform/database.ts';
import { systemActor } from '../../platform/events.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** Writes down that somebody failed to be an operator. Nobody has proved to be anybody, so nobody is named as actor. */
export const recordFailure = (
  { db, clock, events }: Pick<OperatorDependencies, 'db' | 'clock' | 'events'>,
  operator: { id: string; tenant_id: string },
  method: 'passkey' | 'password',
): Promise<void> =>
  transaction(db, (tx) =>
    events.publish(tx, {
      tenantId: operator.tenant_id,
      type: 'operator.signInFailed',
      actor: systemActor,
      references: { operatorId: operator.id },
      data: { method },
      at: clock.now(),
    }),
  );
