import { type Static, Type } from 'typebox';
import { Instant } from './primitives.ts';

/** Answer of `/auth/token` and `/auth/refresh`. */
export const TokenPair = Type.Object(
  {
    AccessToken: Type.String({ description: 'JWT (EdDSA), sent as `Authorization: Bearer …`' }),
    RefreshToken: Type.String({ description: 'Single use: each refresh answers with a new one' }),
    AccessTokenExpirationDate: Instant,
    RefreshTokenExpirationDate: Instant,
  },
  { $id: 'TokenPair' },
);
export type TokenPair = Static<typeof TokenPair>;

/** Public keys that verify access tokens (RFC 7517). */
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

/** Answer of `GET /ping`. */
export const Ping = Type.Object(
  { ProductName: Type.String(), ProductVersion: Type.String(), ProtocolVersion: Type.String() },
  { $id: 'Ping' },
);
export type Ping = Static<typeof Ping>;
