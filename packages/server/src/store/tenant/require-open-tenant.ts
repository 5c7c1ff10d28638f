import { Problem } from '../../platform/http/problem.ts';
import type { Db } from '../seal/vault.ts';
import type { TenantRow } from './tenant.ts';

/** Whether a tenant may act: it is there and not disabled. Asked of the database, so that it ends on every node at once. */
export async function isTenantOpen(db: Db, tenantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('tenant')
    .select('disabled_at')
    .where('id', '=', tenantId)
    .executeTakeFirst();
  return row !== undefined && isOpen(row);
}

/** The same of a row that was just read. */
export const isOpen = ({ disabled_at: disabledAt }: Pick<TenantRow, 'disabled_at'>): boolean =>
  disabledAt === null;

/** Whether a tenant is a sandbox. */
export async function isSandbox(db: Db, tenantId: string): Promise<boolean> {
  const row = await db.selectFrom('tenant').select('sandbox').where('id', '=', tenantId).executeTakeFirst();
  return row?.sandbox === true;
}

/**
 * The check of operations that are for sandboxes only.
 * @throws Problem E_SANDBOX_ONLY in a live tenant, and where there is none
 */
export async function requireSandbox(db: Db, tenantId: string): Promise<void> {
  if (!(await isSandbox(db, tenantId))) throw new Problem('E_SANDBOX_ONLY');
}

/**
 * The one check behind every way in and every way out: access (sessions, capture pages, their sockets and the feed), the giving
 * out of tokens and sessions, links and hand-offs. Of an access token `findLiveApiKey` says it, in the look-up of its key.
 * @throws Problem E_TENANT_DISABLED
 */
export async function requireOpenTenant(db: Db, tenantId: string): Promise<void> {
  if (!(await isTenantOpen(db, tenantId))) throw new Problem('E_TENANT_DISABLED');
}

/**
 * The same, and until the transaction ends the tenant is neither stopped nor reset, nor certified as erased: for what is made
 * outside of a row that would hold the tenant.
 * @throws Problem E_TENANT_DISABLED
 */
export async function holdOpenTenant(tx: Db, tenantId: string): Promise<void> {
  const row = await tx
    .selectFrom('tenant')
    .select('disabled_at')
    .where('id', '=', tenantId)
    .forKeyShare()
    .executeTakeFirst();
  if (row === undefined || !isOpen(row)) throw new Problem('E_TENANT_DISABLED');
}

/** The same of a row that was just read. @throws Problem E_TENANT_DISABLED */
export function requireOpen(row: Pick<TenantRow, 'disabled_at'>): void {
  if (!isOpen(row)) throw new Problem('E_TENANT_DISABLED');
}
