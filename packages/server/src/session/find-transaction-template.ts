import { Problem } from '../platform/problem.ts';
import { findTemplate } from '../store/transaction-template.ts';
import type { Db } from '../store/vault.ts';

/**
 * An enabled transaction template of the tenant, by its name in any case.
 * @throws Problem E_OPERATION_NAME_NOT_FOUND
 */
export const findTransactionTemplate = async (db: Db, tenantId: string, name: string) => {
  const template = await findTemplate(db, tenantId, name);
  if (!template?.enabled) throw new Problem('E_OPERATION_NAME_NOT_FOUND', { args: [name] });
  return template;
};
