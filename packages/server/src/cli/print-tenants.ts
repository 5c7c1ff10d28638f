import { findTenantCertificate } from '../store/account/erasure-certificate.ts';
import type { Db } from '../store/seal/vault.ts';
import type { TenantRow } from '../store/tenant/tenant.ts';
import {
  findTenantOverview,
  readTenantOverviews,
  type TenantOverview,
} from '../store/tenant/tenant-overview.ts';
import { countedSince } from '../tenant/tenant-dependencies.ts';
import { printTable } from './print-table.ts';
import type { VerbContext } from './verb.ts';

const columns = ['NUMBER', 'NAME', 'STATE', 'CREATED', 'ACCOUNTS', 'OPERATORS', 'TRANSACTIONS (30 DAYS)'];

const cellsOf = (tenant: TenantOverview): string[] => [
  tenant.customer_number,
  tenant.customer_name || '-',
  tenant.state + (tenant.owns_installation ? ', owner' : '') + (tenant.sandbox ? ', sandbox' : ''),
  tenant.created_at.toISOString().slice(0, 10),
  String(tenant.accounts),
  String(tenant.operators),
  String(tenant.transactions),
];

/** Prints all tenants as a table. @returns exit code */
export async function printTenants(db: Db, now: Date, print: (line: string) => void): Promise<number> {
  const tenants = await readTenantOverviews(db, countedSince(now));
  printTable([columns, ...tenants.map(cellsOf)], print);
  return 0;
}

/** Prints one tenant, and of an erased one the certificate. @returns exit code */
export async function showTenant(
  db: Db,
  { id }: Pick<TenantRow, 'id'>,
  { clock, print }: Pick<VerbContext, 'clock' | 'print'>,
): Promise<number> {
  const tenant = await findTenantOverview(db, id, countedSince(clock.now()));
  if (!tenant) return 1;
  printTable([columns, cellsOf(tenant)], print);
  if (tenant.disable_reason) print(`Reason: ${tenant.disable_reason}`);
  if (tenant.disabled_at) print(`Disabled: ${tenant.disabled_at.toISOString()}`);
  if (tenant.erased_at) print(`Erased: ${tenant.erased_at.toISOString()}`);
  const certificate = tenant.erased_at ? await findTenantCertificate(db, id) : undefined;
  if (certificate) print(`Certificate: ${certificate.statement}`);
  return 0;
}
