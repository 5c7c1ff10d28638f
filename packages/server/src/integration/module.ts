import type { IntegrationDependencies } from './integration-dependencies.ts';
import { integrationList } from './read-integrations.ts';
import { integrationHandlers } from './routes.ts';

/** OpenID integrations: the applications that sign people in with a tenant's OpenID Provider. */
export const integrationModule = (needs: IntegrationDependencies) => ({
  handlers: integrationHandlers(needs),
  lists: { GetOpenIdIntegrations: integrationList },
});
