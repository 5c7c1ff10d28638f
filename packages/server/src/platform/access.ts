import { type JsonWebKeySet, limits, type Role, roles } from '@selfsame/contract';
import { type CryptoKey, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Clock } from './clock.ts';
import type { Gate } from './gate.ts';
import type { PortalDoor } from './portal-door.ts';
import type { ApiPrincipal, CapturePrincipal, OperatorPrincipal } from './principal.ts';

/** Ed25519 keys, imported once. */
export interface TokenKeys {
  current: { id: string; privateKey: CryptoKey };
  /** Public keys by id: the current one, and retired ones whose tokens may still live. */
  verify: ReadonlyMap<string, CryptoKey>;
  /** The same public keys as others may read them (RFC 7517). */
  jwks: JsonWebKeySet;
}

/** Issues and verifies the two kinds of token: of API keys, and of opened capture pages. */
export interface Tokens {
  issueApiToken(principal: Omit<ApiPrincipal, 'kind'>): Promise<{ token: string; expiresAt: Date }>;
  /** null when the token is not ours, not of this kind, changed or expired. */
  verifyApiToken(token: string): Promise<ApiPrincipal | null>;
  /** @param claims.expiresAt end of the session; the token never outlives it */
  issueCaptureToken(claims: { tenantId: string; sessionId: string; expiresAt: Date }): Promise<string>;
  verifyCaptureToken(token: string): Promise<CapturePrincipal | null>;
}

/** Kind of token: audience and `typ` differ, so that neither passes for the other (RFC 8725 §3.11, §3.12). */
const kinds = {
  api: { audience: 'selfsame:api', typ: 'at+jwt' },
  capture: { audience: 'selfsame:capture', typ: 'capture+jwt' },
} as const;
type Kind = keyof typeof kinds;

const tenantClaim = 'tenant';
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

/**
 * Access tokens as JWT (RFC 7519) signed with EdDSA (RFC 8037).
 * @param options.issuer `iss`; tokens of another installation are refused by it
 */
export const createTokens = (options: { issuer: string; keys: TokenKeys; clock: Clock }): Tokens => {
  const { issuer, keys, clock } = options;

  const sign = (kind: Kind, subject: string, claims: JWTPayload, expiresAt: Date) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: keys.current.id, typ: kinds[kind].typ })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(kinds[kind].audience)
      .setIssuedAt(seconds(clock.now()))
      .setExpirationTime(seconds(expiresAt))
      .setJti(crypto.randomUUID())
      .sign(keys.current.privateKey);

  const verify = async (kind: Kind, token: string): Promise<JWTPayload | null> => {
    try {
      const findKey = ({ kid }: { kid?: string }) => {
        const key = keys.verify.get(kid ?? '');
        if (!key) throw new Error('Unknown key id');
        return key;
      };
      const { payload } = await jwtVerify(token, findKey, {
        algorithms: ['EdDSA'],
        issuer,
        audience: kinds[kind].audience,
        typ: kinds[kind].typ,
        requiredClaims: ['sub', 'exp', 'iat', 'jti', tenantClaim],
        currentDate: clock.now(),
      });
      return payload;
    } catch {
      // Whatever is wrong with it, the caller learns one thing: it is not valid.
      return null;
    }
  };

  return {
    async issueApiToken({ tenantId, apiKeyId, roles: role }) {
      const expiresAt = new Date((seconds(clock.now()) + limits.accessTokenSec) * 1000);
      const token = await sign('api', apiKeyId, { [tenantClaim]: tenantId, role: [...role] }, expiresAt);
      return { token, expiresAt };
    },
    async verifyApiToken(token) {
      const payload = await verify('api', token);
      const { [tenantClaim]: tenantId, sub, role } = payload ?? {};
      if (typeof tenantId !== 'string' || typeof sub !== 'string' || !Array.isArray(role)) return null;
      return { kind: 'api', tenantId, apiKeyId: sub, roles: role.filter(isRole) };
    },
    async issueCaptureToken({ tenantId, sessionId, expiresAt }) {
      const longest = clock.now().getTime() + limits.captureTokenSec * 1000;
      const end = new Date(Math.min(expiresAt.getTime(), longest));
      return sign('capture', sessionId, { [tenantClaim]: tenantId }, end);
    },
    async verifyCaptureToken(token) {
      const { [tenantClaim]: tenantId, sub } = (await verify('capture', token)) ?? {};
      if (typeof tenantId !== 'string' || typeof sub !== 'string') return null;
      return { kind: 'capture', tenantId, sessionId: sub };
    },
  };
};

/** What the gate asks of the rest of the server, on every request and never from a cache. */
export interface GateParts {
  /**
   * Whether the API key of a token still is: a deleted or disabled key's tokens stop working at once, on every node.
   */
  isLive(key: { tenantId: string; apiKeyId: string }): Promise<boolean>;
  /** The operator behind a session's token; null when the session is over or the operator may not come in. */
  findOperator(token: string): Promise<OperatorPrincipal | null>;
  door: PortalDoor;
}

/** The way in for tokens and sessions. */
export const createGate = (tokens: Tokens, { isLive, findOperator, door }: GateParts): Gate => ({
  async api(token) {
    const principal = await tokens.verifyApiToken(token);
    return principal && (await isLive(principal)) ? principal : null;
  },
  capture: (token) => tokens.verifyCaptureToken(token),
  operator: findOperator,
  door,
});
