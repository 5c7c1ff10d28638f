import type { Db } from '../store/seal/vault.ts';
import type { TenantRow } from '../store/tenant/tenant.ts';
import { findInstallationTenant, findTenantByCustomerNumber, readTenant } from '../store/tenant/tenant.ts';

/** Where the provider of the first tenant stands; the wire's place. */
const firstIssuerPath = '/oidc/web';
const tenantsPath = '/oidc/tenants';

type Named = Pick<TenantRow, 'customer_number' | 'owns_installation'>;

/** Path of a tenant's issuer, without a slash at its end. */
export const issuerPathOf = (tenant: Named): string =>
  tenant.owns_installation ? firstIssuerPath : `${tenantsPath}/${encodeURIComponent(tenant.customer_number)}`;

/** Routes of both kinds of issuer, as the router writes them. */
export const issuerRoutes = [firstIssuerPath, `${tenantsPath}/:customerNumber`] as const;

/** What of a request's address lies below its issuer, query included. */
export const belowIssuer = (url: string): string => url.replace(/^\/oidc\/(web|tenants\/[^/?]+)/i, '') || '/';

/**
 * The tenant of an issuer.
 * @param customerNumber of the path; undefined for the first tenant
 */
export async function findIssuerTenant(
  db: Db,
  customerNumber: string | undefined,
): Promise<TenantRow | undefined> {
  if (customerNumber === undefined) return findInstallationTenant(db);
  const tenant = await findTenantByCustomerNumber(db, customerNumber);
  // One issuer for each tenant: the first has its own.
  return tenant?.owns_installation ? undefined : tenant;
}

/** Address of a tenant's issuer: `iss` of its tokens. */
export async function readIssuer(
  { db, baseUrl }: { db: Db; baseUrl: string },
  tenantId: string,
): Promise<string> {
  return baseUrl + issuerPathOf(await readTenant(db, tenantId));
}
