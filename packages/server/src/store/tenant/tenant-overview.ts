import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { TenantRow } from './tenant.ts';

/** A tenant with what it holds, in numbers. */
export interface TenantOverview extends TenantRow {
  state: 'enabled' | 'disabled' | 'erasing' | 'erased';
  accounts: number;
  operators: number;
  /** Operations and transactions that began since the moment asked for. */
  transactions: number;
}

const overviews = (db: Db, since: Date) =>
  db.selectFrom(
    db
      .selectFrom('tenant')
      .selectAll()
      .select([
        sql<
          TenantOverview['state']
        >`case when erased_at is not null then 'erased' when erasing_at is not null then 'erasing'
          when disabled_at is not null then 'disabled' else 'enabled' end`.as('state'),
        sql<number>`(select count(*)::int from account where tenant_id = tenant.id and deleted_at is null)`.as(
          'accounts',
        ),
        sql<number>`(select count(*)::int from operator where tenant_id = tenant.id)`.as('operators'),
        sql<number>`(select count(*)::int from session where tenant_id = tenant.id and started_at >= ${since})`.as(
          'transactions',
        ),
      ])
      .as('tenant'),
  );

/** A page of all tenants. @param since from when on transactions are counted */
export const listTenantOverviews = (
  db: Db,
  clauses: ListClauses,
  since: Date,
): Promise<PageOf<TenantOverview>> => readPage(overviews(db, since).selectAll(), clauses);

/** Every tenant, the oldest first. @param since from when on transactions are counted */
export const readTenantOverviews = (db: Db, since: Date): Promise<TenantOverview[]> =>
  overviews(db, since).selectAll().orderBy('created_at').orderBy('id').execute();

/** One tenant. @param since from when on transactions are counted */
export const findTenantOverview = (db: Db, id: string, since: Date): Promise<TenantOverview | undefined> =>
  overviews(db, since).selectAll().where('id', '=', id).executeTakeFirst();

/** What an erasure has to destroy. */
export const TenantContents = Type.Object({
  dataKeys: Type.Integer(),
  accounts: Type.Integer(),
  templates: Type.Integer(),
  pictures: Type.Integer(),
  captures: Type.Integer(),
  sessions: Type.Integer(),
  operators: Type.Integer(),
  apiKeys: Type.Integer(),
});
export type TenantContents = Static<typeof TenantContents>;

/** Counts what is stored of a tenant. */
export async function readTenantContents(db: Db, tenantId: string): Promise<TenantContents> {
  const { rows } = await sql<TenantContents>`
    select
      (select count(*)::int from data_key where tenant_id = ${tenantId}) as "dataKeys",
      (select count(*)::int from account where tenant_id = ${tenantId}) as accounts,
      (select count(template_sealed)::int from biometric_credential where tenant_id = ${tenantId}) as templates,
      (select count(image_blob_id)::int from biometric_credential where tenant_id = ${tenantId}) as pictures,
      (select count(*)::int from temp_capture where tenant_id = ${tenantId}) as captures,
      (select count(*)::int from session where tenant_id = ${tenantId}) as sessions,
      (select count(*)::int from operator where tenant_id = ${tenantId}) as operators,
      (select count(*)::int from api_key where tenant_id = ${tenantId}) as "apiKeys"`.execute(db);
  return rows[0]!;
}
