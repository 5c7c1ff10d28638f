import type { Ping } from '@selfsame/contract';
import type { TokenKeys } from '../platform/access/tokens.ts';
import { callerOf } from '../platform/events.ts';
import type { Handlers } from '../platform/http/handler.ts';
import { Problem } from '../platform/http/problem.ts';
import type { ApiKeyDependencies } from './api-key-dependencies.ts';
import { deleteApiKey, enableApiKey, revokeRefreshTokens } from './change-api-key.ts';
import { checkAuthentication } from './check-authentication.ts';
import { createApiKey } from './create-api-key.ts';
import { createToken } from './create-token.ts';
import { readApiKey, readApiKeys, readAuditApiKey } from './read-api-key.ts';
import { refreshToken } from './refresh-token.ts';
import type { TokenDependencies } from './token-dependencies.ts';

/** What the handlers of identity need. */
export interface IdentityDependencies extends TokenDependencies, ApiKeyDependencies {
  jwks: TokenKeys['jwks'];
  product: Ping;
}

/** Operations of identity: tokens, API keys, who am I. */
export type IdentityOperationId =
  | 'CreateToken'
  | 'RefreshToken'
  | 'GetJsonWebKeySet'
  | 'Ping'
  | 'PingAuthorization'
  | 'CheckAuthentication'
  | 'CheckAuthorizationAuthentication'
  | 'CreateApiKey'
  | 'GetApiKeys'
  | 'GetApiKey'
  | 'GetAuditApiKey'
  | 'DeleteApiKey'
  | 'EnableApiKey'
  | 'RevokeRefreshTokens';

/** Handlers of identity. */
export const identityHandlers = (deps: IdentityDependencies): Pick<Handlers, IdentityOperationId> => ({
  CreateToken: async ({ basic }) => {
    if (!basic) throw new Problem('E_USER_NOT_AUTHENTICATED');
    return createToken(deps, basic);
  },
  RefreshToken: ({ body }) => refreshToken(deps, body),
  GetJsonWebKeySet: async () => deps.jwks,
  Ping: async () => deps.product,
  PingAuthorization: async () => deps.product,
  CheckAuthentication: ({ principal }) => checkAuthentication(deps, principal),
  CheckAuthorizationAuthentication: ({ principal }) => checkAuthentication(deps, principal),
  CreateApiKey: ({ principal, body }) => createApiKey(deps, principal, body),
  GetApiKeys: ({ principal, query }) => readApiKeys(deps, principal.tenantId, query),
  GetApiKey: ({ principal, params }) => readApiKey(deps, principal.tenantId, params.externalId),
  GetAuditApiKey: ({ principal, params }) => readAuditApiKey(deps, principal.tenantId, params.id),
  DeleteApiKey: ({ principal, params }) =>
    deleteApiKey(deps, { ...callerOf(principal), externalId: params.externalId }),
  EnableApiKey: ({ principal, params, query }) =>
    enableApiKey(deps, { ...callerOf(principal), externalId: params.externalId }, query),
  RevokeRefreshTokens: ({ principal, params }) =>
    revokeRefreshTokens(deps, { ...callerOf(principal), externalId: params.externalId }),
});
