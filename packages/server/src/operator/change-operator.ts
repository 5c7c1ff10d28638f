import type { Operator, OperatorRole } from '@selfsame/contract';
import { callerOf } from '../platform/events.ts';
import type { OperatorPrincipal } from '../platform/principal.ts';
import { deleteOperatorRow, type OperatorRow, updateOperator } from '../store/operator.ts';
import { deleteSessionsOf } from '../store/operator-session.ts';
import type { Db } from '../store/vault.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { presentOperator } from './present-operator.ts';
import { withOperator } from './with-operator.ts';

type Dependencies = Pick<OperatorDependencies, 'db' | 'vault' | 'clock' | 'events'>;

const write = async (
  tx: Db,
  target: OperatorRow,
  change: Partial<Pick<OperatorRow, 'role' | 'enabled'>>,
  now: Date,
): Promise<OperatorRow> =>
  (await updateOperator(tx, target.tenant_id, target.id, { ...change, modified_at: now })) ?? target;

/**
 * Gives an operator another role, from the next request on.
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER, E_RECENT_SIGN_IN_REQUIRED
 */
export const changeOperatorRole = (
  deps: Dependencies,
  principal: OperatorPrincipal,
  { operatorId, role }: { operatorId: string; role: OperatorRole },
): Promise<Operator> =>
  withOperator(deps, principal, { operatorId, role, isLoss: role !== 'owner' }, async (tx, target, at) => {
    if (target.role === role) return presentOperator(target);
    const changed = await write(tx, target, { role }, at);
    await deps.events.publish(tx, {
      ...callerOf(principal),
      type: 'operator.roleChanged',
      references: { operatorId },
      data: { from: target.role, to: role },
      at,
    });
    return presentOperator(changed);
  });

/**
 * Lets an operator in or not. Disabling ends all their sessions.
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER, E_RECENT_SIGN_IN_REQUIRED
 */
export const enableOperator = (
  deps: Dependencies,
  principal: OperatorPrincipal,
  { operatorId, enabled }: { operatorId: string; enabled: boolean },
): Promise<Operator> =>
  withOperator(deps, principal, { operatorId, isLoss: !enabled }, async (tx, target, at) => {
    if (target.enabled === enabled) return presentOperator(target);
    const changed = await write(tx, target, { enabled }, at);
    if (!enabled) await deleteSessionsOf(tx, operatorId);
    const type = enabled ? 'operator.enabled' : 'operator.disabled';
    const about = { ...callerOf(principal), references: { operatorId }, data: {}, at };
    await deps.events.publish(tx, { ...about, type });
    return presentOperator(changed);
  });

/**
 * Deletes an operator with all that is known of them; the audit log keeps the id.
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER, E_RECENT_SIGN_IN_REQUIRED
 */
export const deleteOperator = (
  deps: Dependencies,
  principal: OperatorPrincipal,
  operatorId: string,
): Promise<boolean> =>
  withOperator(deps, principal, { operatorId, isLoss: true }, async (tx, target, at) => {
    await deleteOperatorRow(tx, operatorId);
    if (target.data_key_id) await deps.vault.destroyDataKey(tx, target.data_key_id);
    const about = { ...callerOf(principal), references: { operatorId }, data: { role: target.role }, at };
    await deps.events.publish(tx, { ...about, type: 'operator.deleted' });
    return true;
  });
