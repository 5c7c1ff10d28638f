import type { OperatorRole } from '@selfsame/contract';
import type { OperatorPrincipal } from '../platform/access/principal.ts';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/http/problem.ts';
import { countOtherOwners, findOperator, type OperatorRow } from '../store/operator/operator.ts';
import type { Db } from '../store/seal/vault.ts';
import { lockTenant } from '../store/tenant/tenant.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';

/** Owners answer to owners only: nobody gets that role, loses it or is invited to it through anybody else. */
export function requireMayChange(callerRole: OperatorRole, ...concerned: readonly OperatorRole[]): void {
  const isManager = callerRole === 'owner' || callerRole === 'administrator';
  if (!isManager) throw new Problem('E_ACCESS_DENIED', { args: ['owner or administrator'] });
  if (callerRole !== 'owner' && concerned.includes('owner'))
    throw new Problem('E_ACCESS_DENIED', { args: ['owner'] });
}

/** There is always an owner who can sign in. Call under the tenant's lock. @throws Problem E_LAST_OWNER */
async function requireOtherOwner(tx: Db, target: OperatorRow): Promise<void> {
  if (target.role !== 'owner' || !target.enabled) return;
  if ((await countOtherOwners(tx, target.tenant_id, target.id)) === 0) throw new Problem('E_LAST_OWNER');
}

/**
 * Changes an operator, one change in a tenant after the other: what is true of caller, target and the number of owners
 * when it is checked is still true when it is changed.
 * @param change.role what the target becomes; absent: the role stays
 * @param change.isLoss whether the target can do less afterwards, or nothing
 * @throws Problem E_OPERATOR_NOT_FOUND, E_ACCESS_DENIED, E_LAST_OWNER
 */
export async function withOperator<T>(
  { db, clock }: Pick<OperatorDependencies, 'db' | 'clock'>,
  principal: OperatorPrincipal,
  change: { operatorId: string; role?: OperatorRole; isLoss: boolean },
  apply: (tx: Db, target: OperatorRow, now: Date) => Promise<T>,
): Promise<T> {
  const now = clock.now();
  const { tenantId } = principal;
  return transaction(db, async (tx) => {
    await lockTenant(tx, tenantId);
    // What the caller may is asked again here: it may have changed while this waited.
    const caller = await findOperator(tx, tenantId, principal.operatorId);
    if (!caller?.enabled) throw new Problem('E_USER_NOT_AUTHENTICATED');
    const target = await findOperator(tx, tenantId, change.operatorId);
    if (!target) throw new Problem('E_OPERATOR_NOT_FOUND');
    requireMayChange(caller.role, target.role, change.role ?? target.role);
    if (change.isLoss) await requireOtherOwner(tx, target);
    return apply(tx, target, now);
  });
}
