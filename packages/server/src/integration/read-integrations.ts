import type { ListQuery, OpenIdIntegration, OpenIdIntegrationPage } from '@selfsame/contract';
import { type ListDeclaration, readListQuery } from '../platform/http/list-query.ts';
import { Problem } from '../platform/http/problem.ts';
import { findIntegration, listIntegrations } from '../store/oidc/integration.ts';
import type { IntegrationDependencies } from './integration-dependencies.ts';
import { presentIntegration } from './present-integration.ts';

/** The list of integrations. */
export const integrationList: ListDeclaration = {
  fields: {
    ClientId: { column: 'id', kind: 'guid' },
    Name: { column: 'name', kind: 'label' },
    DisplayName: { column: 'display_name', kind: 'label' },
    Enabled: { column: 'enabled', kind: 'boolean' },
    ClientType: { column: 'client_type', kind: 'choice' },
    LoginType: { column: 'username_mapping', kind: 'label' },
    CreatedDate: { column: 'created_at', kind: 'instant' },
    ModifiedDate: { column: 'modified_at', kind: 'instant' },
  },
  defaults: { sort: 'Name', tieBreaker: 'id' },
};

type Reading = Pick<IntegrationDependencies, 'db' | 'clock' | 'readIssuer'>;

/** A page of a tenant's integrations. @throws Problem E_INVALID_ARGUMENT */
export async function readIntegrations(
  { db, clock, readIssuer }: Reading,
  tenantId: string,
  query: ListQuery,
): Promise<OpenIdIntegrationPage> {
  const clauses = readListQuery(query, integrationList.fields, integrationList.defaults);
  const { integrations, total } = await listIntegrations(db, tenantId, clauses);
  const shown = { now: clock.now(), issuer: await readIssuer(tenantId) };
  return { Items: integrations.map((one) => presentIntegration(one, shown)), TotalCount: total };
}

/** One integration. @throws Problem E_INTEGRATION_NOT_FOUND */
export async function readIntegration(
  { db, clock, readIssuer }: Reading,
  tenantId: string,
  clientId: string,
): Promise<OpenIdIntegration> {
  const found = await findIntegration(db, tenantId, clientId);
  if (!found) throw new Problem('E_INTEGRATION_NOT_FOUND');
  return presentIntegration(found, { now: clock.now(), issuer: await readIssuer(tenantId) });
}
