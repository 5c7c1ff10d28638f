import { Type } from 'typebox';
import { operation } from '../operation.ts';
import { AuthCheck, HealthCheck, Ping } from '../schemas/token.ts';

const tag = 'Service';
const open = { kind: 'public' } as const;
const anyToken = { kind: 'bearer', roles: [] } as const;

const ping = { method: 'GET', path: '/ping', access: open, tag, response: Ping, errors: [] } as const;
const check = {
  method: 'GET',
  path: '/auth/check',
  access: anyToken,
  tag,
  response: AuthCheck,
  errors: [],
} as const;
const health = {
  method: 'GET',
  path: '/healthcheck',
  access: open,
  tag,
  response: HealthCheck,
  errors: ['E_SERVER_BUSY'],
} as const;

/** What clients ask a service before they use it; the wire has the same three on both. */
export const probeOperations = {
  Ping: operation({ ...ping, service: 'administration', summary: 'Product and protocol version' }),
  PingAuthorization: operation({
    ...ping,
    service: 'authorization',
    summary: 'Product and protocol version, as the Administration Service gives it',
  }),
  CheckAuthentication: operation({
    ...check,
    service: 'administration',
    summary: 'Who the token belongs to',
  }),
  CheckAuthorizationAuthentication: operation({
    ...check,
    service: 'authorization',
    summary: 'Who the token belongs to, as the Administration Service tells it',
  }),
  GetAdministrationHealth: operation({
    ...health,
    service: 'administration',
    summary: 'Whether the service and its database answer',
  }),
  GetAuthorizationHealth: operation({
    ...health,
    service: 'authorization',
    summary: 'Whether the service and its database answer',
  }),
  GetIDDocumentTypes: operation({
    service: 'administration',
    method: 'GET',
    path: '/idDocumentTypes',
    access: anyToken,
    tag: 'Selfie transaction',
    summary: 'ID document types: none, because no documents are served',
    response: Type.Array(Type.Object({ Name: Type.String() })),
    errors: [],
  }),
};
