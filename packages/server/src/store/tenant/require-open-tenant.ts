import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../seal/vault.ts';

/** Whether a tenant may act: it is there and not disabled. Asked of the database, so that it ends on every node at once. */
export async function isTenantOpen(db: Db, tenantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('tenant')
    .select('disabled_at')
    .where('id', '=', tenantId)
    .executeTakeFirst();
  return row?.disabled_at === null;
}

/**
 * The one check behind every way in and every way out: access (tokens, sessions, capture pages, their sockets and the
 * feed), the giving out of tokens and sessions, links and hand-offs.
 * @throws Problem E_TENANT_DISABLED
 */
export async function requireOpenTenant(db: Db, tenantId: string): Promise<void> {
  if (!(await isTenantOpen(db, tenantId))) throw new Problem('E_TENANT_DISABLED');
}
