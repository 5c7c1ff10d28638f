import type { IncomingHttpHeaders } from 'node:http';
import { type Access, installationKeyPrefix, limits } from '@selfsame/contract';
import { Problem } from '../http/problem.ts';
import type { BrowserCookie } from './browser-cookie.ts';
import type { PortalCookie } from './portal-cookie.ts';
import type {
  ApiPrincipal,
  BearerPrincipal,
  CapturePrincipal,
  InstallationPrincipal,
  OperatorPrincipal,
  Principal,
} from './principal.ts';

/** Why a token of an API key does not let in. */
export type TokenFault = 'wrong' | 'expired' | 'keyGone' | 'revoked';

/** Turns tokens into principals; null when a token is not valid (any more). */
export interface Authentication {
  /** Asks after the tenant too, in the same look-up. @throws Problem E_TENANT_DISABLED */
  api(token: string): Promise<ApiPrincipal | TokenFault>;
  capture(token: string): Promise<CapturePrincipal | null>;
  /** By the token of a session in the portal. */
  operator(token: string): Promise<OperatorPrincipal | null>;
  /** The same, without counting as a use: who only follows keeps no session alive. */
  peekOperator(token: string): Promise<OperatorPrincipal | null>;
  /**
   * By a key of the installation, as it was sent; null: it opens nothing.
   * @param client address by which wrong ones are counted
   * @throws Problem E_RATE_LIMITED after too many wrong ones of a client
   */
  installationKey(key: string, client: string): Promise<InstallationPrincipal | null>;
  /** Every other way in ends here. @throws Problem E_TENANT_DISABLED */
  requireTenant(tenantId: string): Promise<void>;
  /** @throws Problem E_SANDBOX_ONLY */
  requireSandbox(tenantId: string): Promise<void>;
  /** Which requests are the portal's own. */
  portalCookie: PortalCookie;
  /** By what a capture page's browser is known. */
  browserCookie: BrowserCookie;
}

/** `Authorization: Basic`, decoded. */
export interface BasicCredentials {
  id: string;
  value: string;
}

/** Who was let in. */
export interface AccessCheck {
  principal: Principal;
  basic: BasicCredentials | undefined;
}

/** What to do about it, for each way not to be let in. Nothing here tells a guesser more than the guess itself. */
const advice = {
  bearerMissing:
    'Send `Authorization: Bearer` and an access token; `POST …/auth/token` gives one for an API key.',
  basicMissing: 'Send the API key by HTTP Basic: its id as user name, its value as password.',
  basicRefused:
    'HTTP Basic is taken by `POST …/auth/token` only: exchange the API key for an access token there.',
  wrong: 'The access token is not valid: this server did not make it, or it was changed on the way.',
  expired: 'The access token has expired. Use the refresh token, or authenticate again with the API key.',
  keyGone: 'The API key behind this access token is disabled, deleted or expired.',
  revoked:
    'The access token was revoked: a refresh token of the same authentication was used twice, as by a thief. Authenticate again with the API key.',
  installationKey:
    'The key of the installation is not valid: it is wrong, revoked or expired. Whoever runs this server can make another.',
  page: 'The token of this page is not valid, or has expired. Open the link again.',
  sessionOver: 'The session of the portal is over. Sign in again.',
} as const;

const denied = (why: keyof typeof advice) => new Problem('E_USER_NOT_AUTHENTICATED', { args: [advice[why]] });

/** Nothing was sent, or `Bearer` with nothing behind it, as by a script whose variable is empty. */
const isWithoutToken = (authorization: string | undefined): boolean =>
  /^(bearer *)?$/i.test(authorization ?? '');

function bearerToken(authorization: string | undefined): string {
  const token = /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
  if (token) return token;
  if (/^basic /i.test(authorization ?? '')) throw denied('basicRefused');
  throw denied(isWithoutToken(authorization) ? 'bearerMissing' : 'wrong');
}

/**
 * Reads HTTP Basic credentials (RFC 7617, UTF-8).
 * @throws Problem E_USER_NOT_AUTHENTICATED when there are none
 */
function basicCredentials(authorization: string | undefined): BasicCredentials {
  const encoded = /^basic +([A-Za-z0-9+/_=-]+) *$/i.exec(authorization ?? '')?.[1];
  const decoded = encoded ? Buffer.from(encoded, 'base64').toString('utf8') : '';
  const colon = decoded.indexOf(':');
  if (colon < 1) throw denied('basicMissing');
  return { id: decoded.slice(0, colon), value: decoded.slice(colon + 1) };
}

/**
 * The operator behind a session's cookie. The cookie alone is not enough: the request must come from the portal's own
 * page (cross-site request forgery).
 */
async function admitOperator(
  headers: IncomingHttpHeaders,
  authentication: Authentication,
): Promise<OperatorPrincipal> {
  const token = authentication.portalCookie.readToken(headers);
  if (!token) throw denied('sessionOver');
  authentication.portalCookie.requireOwnPage(headers);
  const principal = await authentication.operator(token);
  if (!principal) throw denied('sessionOver');
  return principal;
}

/** A token goes before a cookie: whoever sends one means it, and the browser sends the cookie by itself. */
async function admitBearer(
  headers: IncomingHttpHeaders,
  authentication: Authentication,
): Promise<BearerPrincipal> {
  if (headers.authorization === undefined) {
    if (authentication.portalCookie.readToken(headers)) return admitOperator(headers, authentication);
    throw denied('bearerMissing');
  }
  const principal = await authentication.api(bearerToken(headers.authorization));
  if (typeof principal === 'string') throw denied(principal);
  return principal;
}

/** A key of the installation, as it is sent. */
const installationKeyForm = new RegExp(`^bearer +(${installationKeyPrefix}[A-Za-z0-9._-]+) *$`, 'i');

/** The program behind a key of the installation; null where none was sent. */
async function admitInstallationKey(
  headers: IncomingHttpHeaders,
  authentication: Authentication,
  client: string,
): Promise<InstallationPrincipal | null> {
  const key = installationKeyForm.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) return null;
  const principal = await authentication.installationKey(key, client);
  if (!principal) throw denied('installationKey');
  return principal;
}

function requireRole<R extends string>(wanted: readonly R[], held: readonly R[]): void {
  if (wanted.length > 0 && !wanted.some((role) => held.includes(role)))
    throw new Problem('E_ACCESS_DENIED', { args: [wanted.join(' or ')] });
}

function requireInstallation(isAsked: boolean | undefined, { ownsInstallation }: OperatorPrincipal): void {
  if (isAsked && !ownsInstallation)
    throw new Problem('E_ACCESS_DENIED', { args: ['owner of the installation'] });
}

/**
 * Asks a session for a recent proof. A backend's token has no person behind it. Use cases call it only where their
 * operation declares `recent: { to }`.
 * @throws Problem E_RECENT_SIGN_IN_REQUIRED
 */
export function requireRecent(principal: BearerPrincipal): void {
  if (principal.kind === 'operator' && !principal.isRecent)
    throw new Problem('E_RECENT_SIGN_IN_REQUIRED', { args: [limits.portal.recentSec / 60] });
}

/**
 * The only way in: who calls, checked against what the operation declares.
 * @param client address by which wrong keys of the installation are counted; no door takes one
 * @throws Problem E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RECENT_SIGN_IN_REQUIRED,
 *   E_PORTAL_REQUEST_REFUSED, E_RATE_LIMITED
 */
export async function admit(
  access: Access,
  headers: IncomingHttpHeaders,
  authentication: Authentication,
  client = '',
): Promise<AccessCheck> {
  const { authorization } = headers;
  switch (access.kind) {
    case 'public':
      return { principal: { kind: 'anonymous' }, basic: undefined };
    case 'basic':
      return { principal: { kind: 'anonymous' }, basic: basicCredentials(authorization) };
    case 'capture': {
      const principal = await authentication.capture(bearerToken(authorization));
      if (!principal) throw denied('page');
      await authentication.requireTenant(principal.tenantId);
      if (access.sandbox) await authentication.requireSandbox(principal.tenantId);
      return { principal, basic: undefined };
    }
    case 'bearer': {
      const principal = await admitBearer(headers, authentication);
      if (principal.kind === 'operator') await authentication.requireTenant(principal.tenantId);
      requireRole(access.roles, principal.roles);
      if (access.sandbox) await authentication.requireSandbox(principal.tenantId);
      if (access.recent === true) requireRecent(principal);
      return { principal, basic: undefined };
    }
    case 'operator': {
      const program = access.installationKey && (await admitInstallationKey(headers, authentication, client));
      if (program) {
        await authentication.requireTenant(program.tenantId);
        return { principal: program, basic: undefined };
      }
      const principal = await admitOperator(headers, authentication);
      await authentication.requireTenant(principal.tenantId);
      requireRole(access.roles, [principal.role]);
      requireInstallation(access.installation, principal);
      if (access.recent === true) requireRecent(principal);
      return { principal, basic: undefined };
    }
  }
}

/** The challenge of a 401 (RFC 9110 §11.6.1, RFC 6750 §3). */
export function challenge(access: Access | undefined, authorization: string | undefined): string {
  if (access?.kind === 'basic') return 'Basic realm="Selfsame", charset="UTF-8"';
  const realm = 'Bearer realm="Selfsame"';
  return isWithoutToken(authorization) ? realm : `${realm}, error="invalid_token"`;
}
