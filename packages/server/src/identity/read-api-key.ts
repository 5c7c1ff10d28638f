import { type ApiKey, type ApiKeyPage, type ListQuery, limits } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import { findAnyApiKey, findApiKey, listApiKeys } from '../store/tenant/api-key.ts';
import { readTenant } from '../store/tenant/tenant.ts';
import type { ApiKeyDependencies } from './api-key-dependencies.ts';
import { presentApiKey } from './present-api-key.ts';

/** The list of API keys. */
export const apiKeyList: ListDeclaration = {
  fields: {
    ExternalId: { column: 'external_id', kind: 'text' },
    Description: { column: 'description', kind: 'label' },
    Enabled: { column: 'enabled', kind: 'boolean' },
    CreatedDate: { column: 'created_at', kind: 'instant' },
    ModifiedDate: { column: 'modified_at', kind: 'instant' },
    ExpirationDate: { column: 'expires_at', kind: 'instant' },
  },
  defaults: { sort: 'CreatedDate,desc', tieBreaker: 'id' },
};

/** One key of the tenant. @throws Problem E_API_KEY_NOT_FOUND */
export async function readApiKey(
  { db }: Pick<ApiKeyDependencies, 'db'>,
  tenantId: string,
  externalId: string,
): Promise<ApiKey> {
  const key = await findApiKey(db, tenantId, externalId);
  if (!key) throw new Problem('E_API_KEY_NOT_FOUND');
  const { customer_number } = await readTenant(db, tenantId);
  return presentApiKey(key, customer_number);
}

/**
 * A key of the tenant, deleted or not.
 * @param id its ExternalId, or its row's id as the audit log names it
 * @throws Problem E_AUDIT_OBJECT_NOT_FOUND
 */
export async function readAuditApiKey(
  { db }: Pick<ApiKeyDependencies, 'db'>,
  tenantId: string,
  id: string,
): Promise<ApiKey> {
  const key = await findAnyApiKey(db, tenantId, id);
  if (!key) throw new Problem('E_AUDIT_OBJECT_NOT_FOUND', { args: ['API key'] });
  const { customer_number } = await readTenant(db, tenantId);
  return presentApiKey(key, customer_number);
}

/**
 * The tenant's keys, newest first unless asked otherwise. Who asks for no page gets a bare array with all of them: there
 * are clients of the wire that read one (decision 0148).
 */
export async function readApiKeys(
  { db }: Pick<ApiKeyDependencies, 'db'>,
  tenantId: string,
  query: ListQuery,
): Promise<ApiKeyPage | ApiKey[]> {
  const isPage = Object.values(query).some((value) => value !== undefined);
  const clauses = readListQuery(
    isPage ? query : { size: limits.apiKeys },
    apiKeyList.fields,
    apiKeyList.defaults,
  );
  const { customer_number } = await readTenant(db, tenantId);
  const { rows, total } = await listApiKeys(db, tenantId, clauses);
  const Items = rows.map((row) => presentApiKey(row, customer_number));
  return isPage ? { Items, TotalCount: total } : Items;
}
