import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { type PageOf, readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import type { TenantRow } from './tenant.ts';
import { usageOf } from './tenant-usage.ts';

/** A tenant with what it holds, in numbers. */
export interface TenantOverview extends TenantRow {
  state: 'enabled' | 'disabled' | 'erasing' | 'erased';
  accounts: number;
  operators: number;
  /** Operations and transactions that began since the moment asked for. */
  transactions: number;
  /** Those of today (UTC). */
  transactions_today: number;
  storage_bytes: number;
}

/** The moments that an overview counts by. */
export interface CountedFrom {
  /** From when on transactions are counted. */
  since: Date;
  now: Date;
}

const overviews = (db: Db, { since, now }: CountedFrom) =>
  db.selectFrom(
    db
      .selectFrom('tenant')
      .selectAll()
      .select([
        sql<
          TenantOverview['state']
        >`case when erased_at is not null then 'erased' when erasing_at is not null then 'erasing'
          when disabled_at is not null then 'disabled' else 'enabled' end`.as('state'),
        usageOf('accounts', now).as('accounts'),
        sql<number>`(select count(*)::int from operator where tenant_id = tenant.id)`.as('operators'),
        sql<number>`(select count(*)::int from session where tenant_id = tenant.id and started_at >= ${since})`.as(
          'transactions',
        ),
        usageOf('transactions', now).as('transactions_today'),
        usageOf('storage', now).as('storage_bytes'),
      ])
      .as('tenant'),
  );

/** A page of all tenants. */
export const listTenantOverviews = (
  db: Db,
  clauses: ListClauses,
  from: CountedFrom,
): Promise<PageOf<TenantOverview>> => readPage(overviews(db, from).selectAll(), clauses);

/** Every tenant, the oldest first. */
export const readTenantOverviews = (db: Db, from: CountedFrom): Promise<TenantOverview[]> =>
  overviews(db, from).selectAll().orderBy('created_at').orderBy('id').execute();

/** One tenant. */
export const findTenantOverview = (
  db: Db,
  id: string,
  from: CountedFrom,
): Promise<TenantOverview | undefined> =>
  overviews(db, from).selectAll().where('id', '=', id).executeTakeFirst();

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
