import type { ApiKey, EnabledOperator, Operator, OperatorRole } from '@selfsame/contract';
import type { OperatorPrincipal } from '../platform/access/principal.ts';
import { callerOf } from '../platform/events.ts';
import { Problem } from '../platform/http/problem.ts';
import {
  deleteOperatorRow,
  findOperator,
  forgetDevices,
  type OperatorRow,
  updateOperator,
} from '../store/operator/operator.ts';
import { deleteSessionsOf } from '../store/operator/operator-session.ts';
import type { Db } from '../store/seal/vault.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';
import { presentOperator } from './present-operator.ts';
import { withOperator } from './with-operator.ts';

type Dependencies = Pick<
  OperatorDependencies,
  'db' | 'vault' | 'clock' | 'events' | 'readKeysOf' | 'disableKeysOf' | 'revokeInstallationKeysOf'
>;

/** Whom it is about, and whether the API keys they made are disabled with it. */
interface OperatorChange {
  operatorId: string;
  disableApiKeys?: boolean | undefined;
}

const write = async (
  tx: Db,
  target: OperatorRow,
  change: Partial<Pick<OperatorRow, 'role' | 'enabled'>>,
  now: Date,
): Promise<OperatorRow> =>
  (await updateOperator(tx, target.tenant_id, target.id, { ...change, modified_at: now })) ?? target;

/**
 * Gives an operator another role, from the next request on. The keys of the installation that an owner made end with the
 * role: nobody else may make them.
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER
 */
export const changeOperatorRole = (
  deps: Dependencies,
  principal: OperatorPrincipal,
  { operatorId, role }: { operatorId: string; role: OperatorRole },
): Promise<Operator> =>
  withOperator(deps, principal, { operatorId, role, isLoss: role !== 'owner' }, async (tx, target, at) => {
    if (target.role === role) return presentOperator(target);
    const { tenantId, actor } = callerOf(principal);
    const changed = await write(tx, target, { role }, at);
    await deps.events.publish(tx, {
      ...{ tenantId, actor, type: 'operator.roleChanged', references: { operatorId } },
      data: { from: target.role, to: role },
      at,
    });
    if (target.role === 'owner')
      await deps.revokeInstallationKeysOf(tx, { tenantId, operatorId }, { actor, at });
    return presentOperator(changed);
  });

/** Keys that an operator made. @throws Problem E_OPERATOR_NOT_FOUND */
export async function readOperatorKeys(
  { db, readKeysOf }: Pick<OperatorDependencies, 'db' | 'readKeysOf'>,
  tenantId: string,
  operatorId: string,
): Promise<ApiKey[]> {
  if (!(await findOperator(db, tenantId, operatorId))) throw new Problem('E_OPERATOR_NOT_FOUND');
  return readKeysOf(db, { tenantId, operatorId });
}

/**
 * Lets an operator in or not. Disabling ends all their sessions. Where that is asked for, it disables the API keys they
 * made and revokes their keys of the installation, also when they were disabled before.
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER, E_INVALID_ARGUMENT
 */
export async function enableOperator(
  deps: Dependencies,
  principal: OperatorPrincipal,
  { operatorId, enabled, disableApiKeys = false }: OperatorChange & { enabled: boolean },
): Promise<EnabledOperator> {
  if (enabled && disableApiKeys)
    throw new Problem('E_INVALID_ARGUMENT', {
      args: ['disableApiKeys goes with enabled=false only. Enable keys one by one.'],
    });
  return withOperator(deps, principal, { operatorId, isLoss: !enabled }, async (tx, target, at) => {
    const { tenantId, actor } = callerOf(principal);
    const maker = { tenantId, operatorId };
    const changed = target.enabled === enabled ? target : await write(tx, target, { enabled }, at);
    if (changed !== target) {
      if (!enabled) {
        await deleteSessionsOf(tx, operatorId);
        await forgetDevices(tx, operatorId, at);
      }
      const type = enabled ? 'operator.enabled' : 'operator.disabled';
      await deps.events.publish(tx, { tenantId, actor, type, references: { operatorId }, data: {}, at });
    }
    if (disableApiKeys) {
      await deps.disableKeysOf(tx, maker, { actor, at });
      await deps.revokeInstallationKeysOf(tx, maker, { actor, at });
    }
    return { ...presentOperator(changed), ApiKeys: await deps.readKeysOf(tx, maker) };
  });
}

/**
 * Deletes an operator with all that is known of them; the audit log and the keys they made keep the id. Their keys of the
 * installation are revoked, asked for or not: nobody would answer for them.
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER
 */
export const deleteOperator = (
  deps: Dependencies,
  principal: OperatorPrincipal,
  { operatorId, disableApiKeys = false }: OperatorChange,
): Promise<boolean> =>
  withOperator(deps, principal, { operatorId, isLoss: true }, async (tx, target, at) => {
    const { tenantId, actor } = callerOf(principal);
    const maker = { tenantId, operatorId };
    await deleteOperatorRow(tx, operatorId);
    if (target.data_key_id) await deps.vault.destroyDataKey(tx, target.data_key_id);
    const data = { role: target.role };
    await deps.events.publish(tx, {
      ...{ tenantId, actor, type: 'operator.deleted', references: { operatorId } },
      data,
      at,
    });
    if (disableApiKeys) await deps.disableKeysOf(tx, maker, { actor, at });
    await deps.revokeInstallationKeysOf(tx, maker, { actor, at });
    return true;
  });
