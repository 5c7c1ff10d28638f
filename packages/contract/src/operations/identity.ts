import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { JsonWebKeySet, TokenPair } from '../schemas/token.ts';

const tag = 'Authenticate';

/** Identity Service: tokens. */
export const identityOperations = {
  CreateToken: operation({
    service: 'identity',
    method: 'POST',
    path: '/auth/token',
    access: { kind: 'basic' },
    tag,
    summary: 'Exchange an API key for an access token and a refresh token',
    description:
      'HTTP Basic with the API key id and value. The access token lives 15 minutes; renew it before it ends.',
    body: Type.Unknown(),
    bodyOptional: true,
    response: TokenPair,
    errors: ['E_USER_NOT_AUTHENTICATED'],
  }),
  RefreshToken: operation({
    service: 'identity',
    method: 'POST',
    path: '/auth/refresh',
    access: { kind: 'public' },
    tag,
    summary: 'Exchange a refresh token for a new pair',
    description:
      'The body is the bare JSON string. Each refresh token works once; using one again later revokes every refresh token and every access token that came from the same authentication.',
    body: Type.String({ minLength: 1, maxLength: 512, examples: ['0Zx…'] }),
    response: TokenPair,
    errors: ['E_TENANT_DISABLED', 'E_REFRESH_TOKEN_NOT_VALID'],
  }),
  GetJsonWebKeySet: operation({
    service: 'identity',
    method: 'GET',
    path: '/.well-known/jwks.json',
    access: { kind: 'public' },
    tag,
    summary: 'Public keys that verify access tokens, receipts, certificates and checkpoints of the audit log',
    response: JsonWebKeySet,
    errors: [],
  }),
};
