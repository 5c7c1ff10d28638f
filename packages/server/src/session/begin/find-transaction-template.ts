import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../../store/seal/vault.ts';
import { findTemplate } from '../../store/tenant/transaction-template.ts';

/**
 * An enabled transaction template of the tenant, by its name in any case.
 * @throws Problem E_OPERATION_NAME_NOT_FOUND
 */
export async function findTransactionTemplate(db: Db, tenantId: string, name: string) {
  const template = await findTemplate(db, tenantId, name);
  if (!template?.enabled) throw new Problem('E_OPERATION_NAME_NOT_FOUND', { args: [name] });
  return template;
}
