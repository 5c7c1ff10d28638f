import type { AuthCheck } from '@selfsame/contract';
import type { Kysely } from 'kysely';
import type { BearerPrincipal } from '../platform/access/principal.ts';
import { findOperator } from '../store/operator/operator.ts';
import type { Database } from '../store/tables.ts';
import { findApiKeyById } from '../store/tenant/api-key.ts';
import { readTenant } from '../store/tenant/tenant.ts';

/** Who a token belongs to, and what it may do. */
export async function checkAuthentication(
  { db }: { db: Kysely<Database> },
  caller: BearerPrincipal,
): Promise<AuthCheck> {
  const tenant = await readTenant(db, caller.tenantId);
  return {
    CustomerNumber: tenant.customer_number,
    CustomerName: tenant.customer_name,
    AdministrativeUserName: await nameOf(db, caller),
    RoleNames: [...caller.roles],
  };
}

async function nameOf(db: Kysely<Database>, caller: BearerPrincipal): Promise<string> {
  if (caller.kind === 'operator')
    return (await findOperator(db, caller.tenantId, caller.operatorId))?.display_name ?? '';
  const key = await findApiKeyById(db, caller.tenantId, caller.apiKeyId);
  return key?.description || key?.external_id || '';
}
