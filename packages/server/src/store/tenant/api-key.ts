import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';
import { isOpen } from './require-open-tenant.ts';

/** An API key as stored: never its value. */
export type ApiKeyRow = Selectable<Database['api_key']>;

/** The key of an external id, of whatever tenant and in whatever state: for authentication only. */
export const findApiKeyForToken = (db: Db, externalId: string): Promise<ApiKeyRow | undefined> =>
  db.selectFrom('api_key').selectAll().where('external_id', '=', externalId).executeTakeFirst();

/** What a token is checked by. */
export interface LiveKeyQuery {
  tenantId: string;
  apiKeyId: string;
  /** Of the token; absent: none is asked for. */
  familyId?: string;
  now: Date;
}

/**
 * A key that is enabled, not deleted and not past its end; null when there is none. In the same look-up: whether the family
 * of the token was revoked, and what else of its tenant every request depends on.
 */
export async function findLiveApiKey(
  db: Db,
  { tenantId, apiKeyId, familyId, now }: LiveKeyQuery,
): Promise<{ isStrict: boolean; isRevoked: boolean; agedSec: number; isTenantOpen: boolean } | null> {
  const row = await db
    .selectFrom('api_key')
    .innerJoin('tenant', 'tenant.id', 'api_key.tenant_id')
    .select([
      'api_key.rejects_unknown_fields',
      'tenant.aged_sec',
      'tenant.disabled_at',
      sql<boolean>`exists (select from revoked_family where family_id = ${familyId ?? null})`.as(
        'is_revoked',
      ),
    ])
    .where('api_key.id', '=', apiKeyId)
    .where('api_key.tenant_id', '=', tenantId)
    .where('api_key.enabled', '=', true)
    .where('api_key.deleted_at', 'is', null)
    .where((where) =>
      where.or([where('api_key.expires_at', 'is', null), where('api_key.expires_at', '>', now)]),
    )
    .executeTakeFirst();
  if (!row) return null;
  return {
    isStrict: row.rejects_unknown_fields,
    isRevoked: row.is_revoked,
    agedSec: row.aged_sec,
    isTenantOpen: isOpen(row),
  };
}

/** A tenant's key that is not deleted. */
export const findApiKey = (db: Db, tenantId: string, externalId: string): Promise<ApiKeyRow | undefined> =>
  db
    .selectFrom('api_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('external_id', '=', externalId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A tenant's key, deleted or not, by its external id or its row's. */
export const findAnyApiKey = (db: Db, tenantId: string, id: string): Promise<ApiKeyRow | undefined> =>
  db
    .selectFrom('api_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where((eb) =>
      guid.test(id) ? eb.or([eb('external_id', '=', id), eb('id', '=', id)]) : eb('external_id', '=', id),
    )
    .executeTakeFirst();

/** A page of a tenant's keys that are not deleted. */
export const listApiKeys = (db: Db, tenantId: string, clauses: ListClauses): Promise<PageOf<ApiKeyRow>> =>
  readPage(
    db.selectFrom('api_key').selectAll().where('tenant_id', '=', tenantId).where('deleted_at', 'is', null),
    clauses,
  );

/** Number of a tenant's keys that are not deleted. */
export async function countApiKeys(db: Db, tenantId: string): Promise<number> {
  const { count } = await db
    .selectFrom('api_key')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Stores a new key. */
export const insertApiKey = (db: Db, row: Insertable<Database['api_key']>): Promise<ApiKeyRow> =>
  db.insertInto('api_key').values(row).returningAll().executeTakeFirstOrThrow();

/** Changes a key that is not deleted; undefined when there is none. */
export const updateApiKey = (
  db: Db,
  tenantId: string,
  externalId: string,
  change: Updateable<Database['api_key']>,
): Promise<ApiKeyRow | undefined> =>
  db
    .updateTable('api_key')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('external_id', '=', externalId)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** A tenant's key by its row id. */
export const findApiKeyById = (db: Db, tenantId: string, id: string): Promise<ApiKeyRow | undefined> =>
  db
    .selectFrom('api_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Keys that are not deleted of which an operator is the maker; the oldest first. */
export const listApiKeysOfOperator = (
  db: Db,
  { tenantId, operatorId }: { tenantId: string; operatorId: string },
): Promise<ApiKeyRow[]> =>
  db
    .selectFrom('api_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('operator_id', '=', operatorId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** Disables the enabled ones of {@link listApiKeysOfOperator}. @returns those that were enabled */
export const disableApiKeysOfOperator = (
  tx: Db,
  { tenantId, operatorId }: { tenantId: string; operatorId: string },
  { reason, at }: { reason: string; at: Date },
): Promise<ApiKeyRow[]> =>
  tx
    .updateTable('api_key')
    .set({ enabled: false, disable_reason: reason, modified_at: at })
    .where('tenant_id', '=', tenantId)
    .where('operator_id', '=', operatorId)
    .where('deleted_at', 'is', null)
    .where('enabled', '=', true)
    .returningAll()
    .execute();
