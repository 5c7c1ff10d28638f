import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import {
  deleteIntegration,
  enableIntegration,
  renewSecret,
  updateIntegration,
} from './change-integration.ts';
import { createIntegration } from './create-integration.ts';
import type { IntegrationDependencies } from './integration-dependencies.ts';
import { readIntegration, readIntegrations } from './read-integrations.ts';

/** Operations of OpenID integrations. */
export type IntegrationOperationId =
  | 'GetOpenIdIntegrations'
  | 'GetOpenIdIntegration'
  | 'CreateOpenIdIntegration'
  | 'UpdateOpenIdIntegration'
  | 'EnableOpenIdIntegration'
  | 'RenewOpenIdIntegrationSecret'
  | 'DeleteOpenIdIntegration';

/** The id as it is stored: a GUID may be typed in capitals. */
const idOf = ({ clientId }: { clientId: string }) => ({ clientId: clientId.toLowerCase() });

/** Handlers of OpenID integrations. */
export const integrationHandlers = (
  deps: IntegrationDependencies,
): Pick<Handlers, IntegrationOperationId> => ({
  GetOpenIdIntegrations: ({ principal, query }) => readIntegrations(deps, principal.tenantId, query),
  GetOpenIdIntegration: ({ principal, params }) =>
    readIntegration(deps, principal.tenantId, idOf(params).clientId),
  CreateOpenIdIntegration: ({ principal, body }) => createIntegration(deps, callerOf(principal), body),
  UpdateOpenIdIntegration: ({ principal, params, body }) =>
    updateIntegration(deps, { ...callerOf(principal), ...idOf(params) }, body),
  EnableOpenIdIntegration: ({ principal, params, query }) =>
    enableIntegration(deps, { ...callerOf(principal), ...idOf(params) }, query.enabled),
  RenewOpenIdIntegrationSecret: ({ principal, params, query }) =>
    renewSecret(deps, { ...callerOf(principal), ...idOf(params) }, query.immediate ?? false),
  DeleteOpenIdIntegration: ({ principal, params }) =>
    deleteIntegration(deps, { ...callerOf(principal), ...idOf(params) }),
});
