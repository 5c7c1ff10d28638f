import { findTenantCertificate } from '../../store/account/erasure-certificate.ts';
import type { Db } from '../../store/seal/vault.ts';
import { quotasOf } from '../../store/tenant/quota-columns.ts';
import type { TenantRow } from '../../store/tenant/tenant.ts';
import {
  findTenantOverview,
  readTenantOverviews,
  type TenantOverview,
} from '../../store/tenant/tenant-overview.ts';
import { presentTenant } from '../../tenant/present-tenant.ts';
import { readTenantDetails } from '../../tenant/read-tenants.ts';
import { countedFrom } from '../../tenant/tenant-dependencies.ts';
import { printTable } from '../print-table.ts';
import { printJson, type VerbContext } from '../verb.ts';

const columns = [
  ...['NUMBER', 'NAME', 'STATE', 'CREATED', 'ACCOUNTS', 'OPERATORS', 'TRANSACTIONS (30 DAYS)'],
  ...['TODAY', 'STORAGE'],
];

/** A number, and of how many. */
const ofMost = (used: number, most: number | null, write: (count: number) => string = String): string =>
  most === null ? write(used) : `${write(used)} of ${write(most)}`;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const cellsOf = (tenant: TenantOverview): string[] => [
  tenant.customer_number,
  tenant.customer_name || '-',
  tenant.state + (tenant.owns_installation ? ', owner' : '') + (tenant.sandbox ? ', sandbox' : ''),
  tenant.created_at.toISOString().slice(0, 10),
  ofMost(tenant.accounts, quotasOf(tenant).Accounts),
  String(tenant.operators),
  String(tenant.transactions),
  ofMost(tenant.transactions_today, quotasOf(tenant).TransactionsPerDay),
  ofMost(tenant.storage_bytes, quotasOf(tenant).StorageBytes, megabytes),
];

/** What printing tenants needs of a command line. */
type Printing = Pick<VerbContext, 'clock' | 'print' | 'values'>;

/** Prints all tenants as a table, or as JSON. @returns exit code */
export async function printTenants(db: Db, context: Printing): Promise<number> {
  const tenants = await readTenantOverviews(db, countedFrom(context.clock.now()));
  if (printJson(context, tenants.map(presentTenant))) return 0;
  printTable([columns, ...tenants.map(cellsOf)], context.print);
  return 0;
}

/** Prints one tenant, and of an erased one the certificate. @returns exit code */
export async function showTenant(db: Db, { id }: Pick<TenantRow, 'id'>, context: Printing): Promise<number> {
  const { clock, print } = context;
  if (context.values.json === true && printJson(context, await readTenantDetails({ db, clock }, id)))
    return 0;
  const tenant = await findTenantOverview(db, id, countedFrom(clock.now()));
  if (!tenant) return 1;
  printTable([columns, cellsOf(tenant)], print);
  const { AnalysesAtOnce: analyses } = quotasOf(tenant);
  if (analyses !== null) print(`Analyses at once, on each server: ${analyses}`);
  if (tenant.disable_reason) print(`Reason: ${tenant.disable_reason}`);
  if (tenant.disabled_at) print(`Disabled: ${tenant.disabled_at.toISOString()}`);
  if (tenant.erased_at) print(`Erased: ${tenant.erased_at.toISOString()}`);
  const certificate = tenant.erased_at ? await findTenantCertificate(db, id) : undefined;
  if (certificate) print(`Certificate: ${certificate.statement}`);
  return 0;
}
