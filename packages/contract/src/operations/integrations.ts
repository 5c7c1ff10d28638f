import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { ListQuery } from '../schemas/account.ts';
import {
  CreatedOpenIdIntegration,
  CreateOpenIdIntegrationRequest,
  EnableOpenIdIntegrationQuery,
  OpenIdIntegration,
  OpenIdIntegrationPage,
  OpenIdIntegrationParams,
  RenewOpenIdIntegrationSecretQuery,
  UpdateOpenIdIntegrationRequest,
} from '../schemas/integration.ts';

const common = { service: 'administration', tag: 'OpenID integrations' } as const;
const access = { kind: 'bearer', roles: ['Configurator'] } as const;
const change = { ...common, access: { ...access, recent: true } } as const;
const one = { params: OpenIdIntegrationParams } as const;
const noBody = { body: Type.Unknown(), bodyOptional: true } as const;

/** OpenID integrations: the applications that sign people in with a tenant's OpenID Provider. */
export const integrationOperations = {
  GetOpenIdIntegrations: operation({
    ...common,
    access,
    method: 'GET',
    path: '/openIdIntegrations',
    summary: 'List OpenID integrations',
    description:
      'Filter and sort by ClientId, Name, DisplayName, Enabled, ClientType, LoginType, CreatedDate, ModifiedDate. By Name unless sorted otherwise.',
    query: ListQuery,
    response: OpenIdIntegrationPage,
    errors: [],
  }),
  GetOpenIdIntegration: operation({
    ...common,
    ...one,
    access,
    method: 'GET',
    path: '/openIdIntegrations/{clientId}',
    summary: 'Read an OpenID integration',
    response: OpenIdIntegration,
    errors: ['E_INTEGRATION_NOT_FOUND'],
  }),
  CreateOpenIdIntegration: operation({
    ...change,
    method: 'POST',
    path: '/openIdIntegrations',
    summary: 'Add an OpenID integration; its secret is shown once',
    description: 'A confidential client without PublicKeys gets a secret; the others have none.',
    body: CreateOpenIdIntegrationRequest,
    response: CreatedOpenIdIntegration,
    errors: ['E_INTEGRATION_REFUSED', 'E_INTEGRATION_ALREADY_EXISTS'],
  }),
  UpdateOpenIdIntegration: operation({
    ...change,
    ...one,
    method: 'PUT',
    path: '/openIdIntegrations/{clientId}',
    summary: 'Change an OpenID integration; Version must be the stored one',
    description:
      'Replaces all that can be changed. With PublicKeys the client loses its secret at once; without them again, it has none until one is made.',
    body: UpdateOpenIdIntegrationRequest,
    response: OpenIdIntegration,
    errors: [
      'E_INTEGRATION_NOT_FOUND',
      'E_INTEGRATION_REFUSED',
      'E_INTEGRATION_ALREADY_EXISTS',
      'E_ACCOUNT_VERSION_MISMATCH',
    ],
  }),
  EnableOpenIdIntegration: operation({
    ...change,
    ...one,
    ...noBody,
    method: 'POST',
    path: '/openIdIntegrations/{clientId}/enable',
    summary: 'Enable or disable an OpenID integration',
    description: 'While it is disabled nobody signs in by it, and none of its tokens works.',
    query: EnableOpenIdIntegrationQuery,
    response: OpenIdIntegration,
    errors: ['E_INTEGRATION_NOT_FOUND'],
  }),
  RenewOpenIdIntegrationSecret: operation({
    ...change,
    ...one,
    ...noBody,
    method: 'POST',
    path: '/openIdIntegrations/{clientId}/secret',
    summary: 'Make a new secret, shown once',
    description:
      'The old one works for a day more, unless `immediate` is true. One before the old one does not.',
    query: RenewOpenIdIntegrationSecretQuery,
    response: CreatedOpenIdIntegration,
    errors: ['E_INTEGRATION_NOT_FOUND', 'E_INTEGRATION_WITHOUT_SECRET'],
  }),
  DeleteOpenIdIntegration: operation({
    ...change,
    ...one,
    method: 'DELETE',
    path: '/openIdIntegrations/{clientId}',
    summary: 'Delete an OpenID integration for good; its client id is never given again',
    response: Type.Boolean(),
    errors: ['E_INTEGRATION_NOT_FOUND'],
  }),
};
