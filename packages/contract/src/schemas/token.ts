import { type Static, Type } from 'typebox';
import { Instant } from './primitives.ts';

/** Answer of `/auth/token` and `/auth/refresh`. */
export const TokenPair = Type.Object(
  {
    AccessToken: Type.String({ description: 'JWT (EdDSA), sent as `Authorization: Bearer …`' }),
    RefreshToken: Type.String({ description: 'Single use: each refresh answers with a new one' }),
    AccessTokenExpirationDate: Instant,
    RefreshTokenExpirationDate: Instant,
    ExpiresIn: Type.String({
      description: 'Seconds that the access token lives, as a string: clients of the wire read it so',
      examples: ['900'],
    }),
    TokenType: Type.Literal('Bearer'),
    UserExternalId: Type.String({ description: 'The id part of the API key' }),
  },
  { $id: 'TokenPair' },
);
export type TokenPair = Static<typeof TokenPair>;

/** Public keys that verify access tokens and signed statements (RFC 7517). */
export const JsonWebKeySet = Type.Object(
  {
    keys: Type.Array(
      Type.Object({
        kty: Type.String(),
        crv: Type.String(),
        x: Type.String(),
        kid: Type.String(),
        alg: Type.String(),
        use: Type.String(),
      }),
    ),
  },
  { $id: 'JsonWebKeySet' },
);
export type JsonWebKeySet = Static<typeof JsonWebKeySet>;

/** Who the caller is. */
export const AuthCheck = Type.Object(
  {
    CustomerNumber: Type.String(),
    CustomerName: Type.String(),
    AdministrativeUserName: Type.String(),
    RoleNames: Type.Array(Type.String()),
  },
  { $id: 'AuthCheck' },
);
export type AuthCheck = Static<typeof AuthCheck>;

const health = {
  Status: Type.String({ examples: ['OK'] }),
  Message: Type.String(),
};
/** Answer of `GET /healthcheck`. */
export const HealthCheck = Type.Object(
  {
    ...health,
    Dependencies: Type.Array(
      Type.Object({ ...health, Name: Type.String(), Version: Type.String(), Url: Type.String() }),
    ),
  },
  { $id: 'HealthCheck' },
);
export type HealthCheck = Static<typeof HealthCheck>;

/** Answer of `GET /ping`. */
export const Ping = Type.Object(
  { ProductName: Type.String(), ProductVersion: Type.String(), ProtocolVersion: Type.String() },
  { $id: 'Ping' },
);
export type Ping = Static<typeof Ping>;
