import type { ListQuery, Tenant, TenantDetails, TenantPage } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import { findTenantCertificate } from '../store/account/erasure-certificate.ts';
import {
  findTenantOverview,
  listTenantOverviews,
  type TenantOverview,
} from '../store/tenant/tenant-overview.ts';
import { presentTenant } from './present-tenant.ts';
import { countedFrom, type TenantDependencies } from './tenant-dependencies.ts';

type Dependencies = Pick<TenantDependencies, 'db' | 'clock'>;

/** The list of tenants. */
export const tenantList: ListDeclaration = {
  fields: {
    Id: { column: 'id', kind: 'guid' },
    CustomerNumber: { column: 'customer_number', kind: 'label' },
    CustomerName: { column: 'customer_name', kind: 'label' },
    Sandbox: { column: 'sandbox', kind: 'boolean' },
    State: { column: 'state', kind: 'label' },
    CreatedDate: { column: 'created_at', kind: 'instant' },
    Accounts: { column: 'accounts', kind: 'integer' },
    Operators: { column: 'operators', kind: 'integer' },
    Transactions: { column: 'transactions', kind: 'integer' },
    TransactionsToday: { column: 'transactions_today', kind: 'integer' },
    StorageBytes: { column: 'storage_bytes', kind: 'integer' },
  },
  defaults: { sort: 'CreatedDate', tieBreaker: 'id' },
};

/** The tenants of the installation, the oldest first unless asked otherwise. @throws Problem E_INVALID_ARGUMENT */
export async function readTenants({ db, clock }: Dependencies, query: ListQuery): Promise<TenantPage> {
  const clauses = readListQuery(query, tenantList.fields, tenantList.defaults);
  const { rows, total } = await listTenantOverviews(db, clauses, countedFrom(clock.now()));
  return { Items: rows.map(presentTenant), TotalCount: total };
}

async function findTenant({ db, clock }: Dependencies, id: string): Promise<TenantOverview> {
  const tenant = await findTenantOverview(db, id, countedFrom(clock.now()));
  if (!tenant) throw new Problem('E_TENANT_NOT_FOUND');
  return tenant;
}

/** @throws Problem E_TENANT_NOT_FOUND */
export const readTenant = async (deps: Dependencies, id: string): Promise<Tenant> =>
  presentTenant(await findTenant(deps, id));

/** The same with the certificate of an erased one. @throws Problem E_TENANT_NOT_FOUND */
export async function readTenantDetails(deps: Dependencies, id: string): Promise<TenantDetails> {
  const tenant = await findTenant(deps, id);
  const certificate = tenant.erased_at ? await findTenantCertificate(deps.db, id) : undefined;
  return { ...presentTenant(tenant), Certificate: certificate?.statement ?? null };
}
