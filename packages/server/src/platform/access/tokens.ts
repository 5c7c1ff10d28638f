import { type JsonWebKeySet, limits, type Role, roles } from '@selfsame/contract';
import { type CryptoKey, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../clock.ts';
import { Problem } from '../http/problem.ts';
import type { Authentication } from './admit.ts';
import type { BrowserCookie } from './browser-cookie.ts';
import type { PortalCookie } from './portal-cookie.ts';
import type {
  ApiPrincipal,
  CapturePrincipal,
  InstallationPrincipal,
  OperatorPrincipal,
} from './principal.ts';

/** Ed25519 keys, imported once. */
export interface TokenKeys {
  current: { id: string; privateKey: CryptoKey };
  /** Public keys by id: the current one, and retired ones whose tokens may still live. */
  verify: ReadonlyMap<string, CryptoKey>;
  /** The same public keys as others may read them (RFC 7517). */
  jwks: JsonWebKeySet;
}

/** Issues and verifies the kinds of token: of API keys, of opened capture pages, of browsers that are known. */
export interface Tokens {
  issueApiToken(owner: ApiTokenOwner): Promise<{ token: string; expiresAt: Date }>;
  /** Whose it is; why not, when it is not ours, not of this kind or changed, or when its time is over. */
  verifyApiToken(token: string): Promise<VerifiedApiToken | 'wrong' | 'expired'>;
  issueCaptureToken(claims: CaptureTokenClaims): Promise<string>;
  verifyCaptureToken(token: string): Promise<CapturePrincipal | null>;
  /** Says that an operator signed in in a browser: no right, only what guesses are counted by. A new device each time. */
  issueDeviceToken(claims: { tenantId: string; operatorId: string; expiresAt: Date }): Promise<string>;
  verifyDeviceToken(token: string): Promise<KnownDevice | null>;
}

/** What a capture page's token says. */
export interface CaptureTokenClaims extends Pick<CapturePrincipal, 'tenantId' | 'sessionId' | 'browserId'> {
  /** End of the session; the token never outlives it. */
  expiresAt: Date;
}

/** A browser in which an operator signed in. */
export interface KnownDevice {
  operatorId: string;
  deviceId: string;
  /** In whole seconds. */
  issuedAt: Date;
}

/** What the access token of an API key says. */
export interface ApiTokenOwner extends Pick<ApiPrincipal, 'tenantId' | 'apiKeyId' | 'roles'> {
  /** Family of the refresh tokens that it was issued with; absent in a token of a server that did not write it yet. */
  familyId?: string;
  /** How far the clock of the tenant had been moved forward by then, s; absent: not at all. */
  agedSec?: number;
}

/** The same, read from a token that still lives. */
export interface VerifiedApiToken extends ApiTokenOwner {
  /** How long ago the token was made by the server's clock, s. */
  ageSec: number;
}

/** Kind of token: audience and `typ` differ, so that neither passes for the other (RFC 8725 §3.11, §3.12). */
const kinds = {
  api: { audience: 'selfsame:api', typ: 'at+jwt' },
  capture: { audience: 'selfsame:capture', typ: 'capture+jwt' },
  device: { audience: 'selfsame:device', typ: 'device+jwt' },
} as const;
type Kind = keyof typeof kinds;

const tenantClaim = 'tenant';
const familyClaim = 'family';
/** How far the clock of its sandbox had been moved forward when the token was made, s. */
const agedClaim = 'aged';
const browserClaim = 'browser';
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

function deviceOf({ sub, jti, iat }: JWTPayload): KnownDevice | null {
  if (typeof sub !== 'string' || typeof jti !== 'string' || typeof iat !== 'number') return null;
  return { operatorId: sub, deviceId: jti, issuedAt: new Date(iat * 1_000) };
}

interface TokenOptions {
  /** `iss`; tokens of another installation are refused by it. */
  issuer: string;
  keys: TokenKeys;
  clock: Clock;
}

const signWith =
  ({ issuer, keys, clock }: TokenOptions) =>
  (kind: Kind, subject: string, claims: JWTPayload, expiresAt: Date): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: keys.current.id, typ: kinds[kind].typ })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(kinds[kind].audience)
      .setIssuedAt(seconds(clock.now()))
      .setExpirationTime(seconds(expiresAt))
      .setJti(crypto.randomUUID())
      .sign(keys.current.privateKey);

const verifyWith =
  ({ issuer, keys, clock }: TokenOptions) =>
  async (kind: Kind, token: string): Promise<JWTPayload | 'wrong' | 'expired'> => {
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
    } catch (error) {
      // Told apart only after the signature held: whatever else is wrong, the caller learns that it is not valid.
      return error instanceof errors.JWTExpired ? 'expired' : 'wrong';
    }
  };

/** Access tokens as JWT (RFC 7519) signed with EdDSA (RFC 8037). */
export function createTokens(options: TokenOptions): Tokens {
  const { clock } = options;
  const sign = signWith(options);
  const verify = verifyWith(options);
  return {
    async issueApiToken({ tenantId, apiKeyId, roles: role, familyId, agedSec }) {
      const expiresAt = new Date((seconds(clock.now()) + limits.accessTokenSec) * 1000);
      const claims = {
        [tenantClaim]: tenantId,
        role: [...role],
        ...(familyId && { [familyClaim]: familyId }),
        ...(agedSec && { [agedClaim]: agedSec }),
      };
      const token = await sign('api', apiKeyId, claims, expiresAt);
      return { token, expiresAt };
    },
    async verifyApiToken(token) {
      const payload = await verify('api', token);
      if (typeof payload === 'string') return payload;
      const { [tenantClaim]: tenantId, [familyClaim]: familyId, sub, role, iat } = payload;
      if (typeof tenantId !== 'string' || typeof sub !== 'string' || !Array.isArray(role)) return 'wrong';
      if (typeof iat !== 'number') return 'wrong';
      const { [agedClaim]: agedSec } = payload;
      return {
        ...{ tenantId, apiKeyId: sub, roles: role.filter(isRole), ageSec: seconds(clock.now()) - iat },
        ...(typeof familyId === 'string' && { familyId }),
        ...(typeof agedSec === 'number' && { agedSec }),
      };
    },
    async issueCaptureToken({ tenantId, sessionId, browserId, expiresAt }) {
      const longest = clock.now().getTime() + limits.captureTokenSec * 1000;
      const end = new Date(Math.min(expiresAt.getTime(), longest));
      const claims = { [tenantClaim]: tenantId, ...(browserId && { [browserClaim]: browserId }) };
      return sign('capture', sessionId, claims, end);
    },
    async verifyCaptureToken(token) {
      const payload = await verify('capture', token);
      if (typeof payload === 'string') return null;
      const { [tenantClaim]: tenantId, [browserClaim]: browserId, sub, jti } = payload;
      if (typeof tenantId !== 'string' || typeof sub !== 'string' || typeof jti !== 'string') return null;
      const page = { kind: 'capture', tenantId, sessionId: sub, tokenId: jti } as const;
      return typeof browserId === 'string' ? { ...page, browserId } : page;
    },
    issueDeviceToken: ({ tenantId, operatorId, expiresAt }) =>
      sign('device', operatorId, { [tenantClaim]: tenantId }, expiresAt),
    async verifyDeviceToken(token) {
      const payload = await verify('device', token);
      return typeof payload === 'string' ? null : deviceOf(payload);
    },
  };
}

/** What the authentication asks of the rest of the server, on every request and never from a cache. */
export interface AuthenticationParts {
  /**
   * The API key of a token; null when it is deleted, disabled or past its end: its tokens stop working at once, on every
   * node. `isRevoked`: a theft was detected in the token's family. `isTenantOpen`: what requireTenant would ask.
   */
  findLiveKey(
    key: Pick<ApiTokenOwner, 'tenantId' | 'apiKeyId' | 'familyId'>,
  ): Promise<{ isStrict: boolean; isRevoked?: boolean; agedSec?: number; isTenantOpen: boolean } | null>;
  /** The operator behind a session's token; null when the session is over or the operator may not come in. */
  findOperator(token: string, options?: { isUse?: boolean }): Promise<OperatorPrincipal | null>;
  /** The program behind a key of the installation; null when the key opens nothing. @throws Problem E_RATE_LIMITED */
  findInstallationKey(key: string, client: string): Promise<InstallationPrincipal | null>;
  /** @throws Problem E_TENANT_DISABLED */
  requireTenant(tenantId: string): Promise<void>;
  /** @throws Problem E_SANDBOX_ONLY */
  requireSandbox(tenantId: string): Promise<void>;
  portalCookie: PortalCookie;
  browserCookie: BrowserCookie;
}

/** The way in for tokens and sessions. */
export const createAuthentication = (
  tokens: Tokens,
  {
    findLiveKey,
    findOperator,
    findInstallationKey,
    requireTenant,
    requireSandbox,
    portalCookie,
    browserCookie,
  }: AuthenticationParts,
): Authentication => ({
  async api(token) {
    const owner = await tokens.verifyApiToken(token);
    if (typeof owner === 'string') return owner;
    const key = await findLiveKey(owner);
    if (!key) return 'keyGone';
    if (key.isRevoked) return 'revoked';
    // What the token holds can't be moved back, as all else that ends is when the clock of a sandbox moves: its age is added.
    const movedSec = (key.agedSec ?? 0) - (owner.agedSec ?? 0);
    // Less than none: the sandbox was reset since.
    if (movedSec < 0 || owner.ageSec + movedSec >= limits.accessTokenSec) return 'expired';
    if (!key.isTenantOpen) throw new Problem('E_TENANT_DISABLED');
    const { tenantId, apiKeyId, roles: held } = owner;
    return { kind: 'api', tenantId, apiKeyId, roles: held, isStrict: key.isStrict };
  },
  capture: (token) => tokens.verifyCaptureToken(token),
  operator: (token) => findOperator(token),
  peekOperator: (token) => findOperator(token, { isUse: false }),
  installationKey: findInstallationKey,
  requireTenant,
  requireSandbox,
  portalCookie,
  browserCookie,
});
