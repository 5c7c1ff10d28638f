import type { IncomingHttpHeaders } from 'node:http';
import type { Access } from '@selfsame/contract';
import type { PortalDoor } from './portal-door.ts';
import type {
  ApiPrincipal,
  BearerPrincipal,
  CapturePrincipal,
  OperatorPrincipal,
  Principal,
} from './principal.ts';
import { Problem } from './problem.ts';

/** Turns tokens into principals; null when a token is not valid (any more), whatever the reason. */
export interface Gate {
  api(token: string): Promise<ApiPrincipal | null>;
  capture(token: string): Promise<CapturePrincipal | null>;
  /** By the token of a session in the portal. */
  operator(token: string): Promise<OperatorPrincipal | null>;
  /** Which requests are the portal's own. */
  door: PortalDoor;
}

/** `Authorization: Basic`, decoded. */
export interface BasicCredentials {
  id: string;
  value: string;
}

const denied = () => new Problem('E_USER_NOT_AUTHENTICATED');

const bearerToken = (authorization: string | undefined): string => {
  const token = /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
  if (!token) throw denied();
  return token;
};

/**
 * Reads HTTP Basic credentials (RFC 7617, UTF-8).
 * @throws Problem E_USER_NOT_AUTHENTICATED when there are none
 */
export const basicCredentials = (authorization: string | undefined): BasicCredentials => {
  const encoded = /^basic +([A-Za-z0-9+/_=-]+) *$/i.exec(authorization ?? '')?.[1];
  const decoded = encoded ? Buffer.from(encoded, 'base64').toString('utf8') : '';
  const colon = decoded.indexOf(':');
  if (colon < 1) throw denied();
  return { id: decoded.slice(0, colon), value: decoded.slice(colon + 1) };
};

/**
 * The operator behind a session's cookie. The cookie alone is not enough: the request must come from the portal's own
 * page (cross-site request forgery).
 */
const admitOperator = async (headers: IncomingHttpHeaders, gate: Gate): Promise<OperatorPrincipal> => {
  const token = gate.door.readToken(headers);
  if (!token) throw denied();
  gate.door.requireOwnPage(headers);
  const principal = await gate.operator(token);
  if (!principal) throw denied();
  return principal;
};

/** A token goes before a cookie: whoever sends one means it, and the browser sends the cookie by itself. */
const admitBearer = async (headers: IncomingHttpHeaders, gate: Gate): Promise<BearerPrincipal> => {
  if (headers.authorization === undefined) return admitOperator(headers, gate);
  const principal = await gate.api(bearerToken(headers.authorization));
  if (!principal) throw denied();
  return principal;
};

const requireRole = <R extends string>(wanted: readonly R[], held: readonly R[]): void => {
  if (wanted.length > 0 && !wanted.some((role) => held.includes(role)))
    throw new Problem('E_ACCESS_DENIED', { args: [wanted.join(' or ')] });
};

/**
 * The only way in: who calls, checked against what the operation declares.
 * @throws Problem E_USER_NOT_AUTHENTICATED, E_ACCESS_DENIED, E_PORTAL_REQUEST_REFUSED
 */
export const admit = async (
  access: Access,
  headers: IncomingHttpHeaders,
  gate: Gate,
): Promise<{ principal: Principal; basic: BasicCredentials | undefined }> => {
  const { authorization } = headers;
  switch (access.kind) {
    case 'public':
      return { principal: { kind: 'anonymous' }, basic: undefined };
    case 'basic':
      return { principal: { kind: 'anonymous' }, basic: basicCredentials(authorization) };
    case 'capture': {
      const principal = await gate.capture(bearerToken(authorization));
      if (!principal) throw denied();
      return { principal, basic: undefined };
    }
    case 'bearer': {
      const principal = await admitBearer(headers, gate);
      requireRole(access.roles, principal.roles);
      return { principal, basic: undefined };
    }
    case 'operator': {
      const principal = await admitOperator(headers, gate);
      requireRole(access.roles, [principal.role]);
      return { principal, basic: undefined };
    }
  }
};

/** The challenge of a 401 (RFC 9110 §11.6.1, RFC 6750 §3). */
export const challenge = (access: Access | undefined, authorization: string | undefined): string => {
  if (access?.kind === 'basic') return 'Basic realm="Selfsame", charset="UTF-8"';
  return authorization ? 'Bearer realm="Selfsame", error="invalid_token"' : 'Bearer realm="Selfsame"';
};
