import type { Insertable, Selectable, Updateable } from 'kysely';
import type { ListClauses } from '../platform/list-query.ts';
import { type PageOf, readPage } from './read-page.ts';
import type { Database } from './tables.ts';
import type { Db } from './vault.ts';

/** An API key as stored: never its value. */
export type ApiKeyRow = Selectable<Database['api_key']>;

/** The key of an external id, of whatever tenant and in whatever state: for authentication only. */
export const findApiKeyForToken = (db: Db, externalId: string): Promise<ApiKeyRow | undefined> =>
  db.selectFrom('api_key').selectAll().where('external_id', '=', externalId).executeTakeFirst();

/** Whether a key exists, is enabled, not deleted and not past its end. */
export const isApiKeyLive = async (
  db: Db,
  key: { tenantId: string; apiKeyId: string; now: Date },
): Promise<boolean> => {
  const row = await db
    .selectFrom('api_key')
    .select('id')
    .where('id', '=', key.apiKeyId)
    .where('tenant_id', '=', key.tenantId)
    .where('enabled', '=', true)
    .where('deleted_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', key.now)]))
    .executeTakeFirst();
  return row !== undefined;
};

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
export const countApiKeys = async (db: Db, tenantId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('api_key')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
};

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
