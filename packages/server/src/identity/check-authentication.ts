import type { AuthCheck } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { ApiPrincipal } from '../platform/principal.ts';
import { findApiKeyById } from '../store/api-key.ts';
import type { Database } from '../store/tables.ts';
import { readTenant } from '../store/tenant.ts';

/** Who a token belongs to, and what it may do. */
export async function checkAuthentication(
  { db }: { db: Kysely<Database> },
  caller: ApiPrincipal,
): Promise<AuthCheck> {
  const tenant = await readTenant(db, caller.tenantId);
  const key = await findApiKeyById(db, caller.tenantId, caller.apiKeyId);
  return {
    CustomerNumber: tenant.customer_number,
    CustomerName: tenant.customer_name,
    AdministrativeUserName: key?.description || key?.external_id || '',
    RoleNames: [...caller.roles],
  };
}
