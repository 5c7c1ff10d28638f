import type { Access } from '@selfsame/contract';
import type { ApiPrincipal, CapturePrincipal, Principal } from './principal.ts';
import { Problem } from './problem.ts';

/** Turns tokens into principals; null when a token is not valid (any more), whatever the reason. */
export interface Gate {
  api(token: string): Promise<ApiPrincipal | null>;
  capture(token: string): Promise<CapturePrincipal | null>;
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
 * The only way in: who calls, checked against what the operation declares.
 * @throws Problem E_USER_NOT_AUTHENTICATED, E_ACCESS_DENIED
 */
export const admit = async (
  access: Access,
  authorization: string | undefined,
  gate: Gate,
): Promise<{ principal: Principal; basic: BasicCredentials | undefined }> => {
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
      const principal = await gate.api(bearerToken(authorization));
      if (!principal) throw denied();
      if (access.roles.length > 0 && !access.roles.some((role) => principal.roles.includes(role)))
        throw new Problem('E_ACCESS_DENIED', { args: [access.roles.join(' or ')] });
      return { principal, basic: undefined };
    }
  }
};

/** The challenge of a 401 (RFC 9110 §11.6.1, RFC 6750 §3). */
export const challenge = (access: Access | undefined, authorization: string | undefined): string => {
  if (access?.kind === 'basic') return 'Basic realm="Selfsame", charset="UTF-8"';
  return authorization ? 'Bearer realm="Selfsame", error="invalid_token"' : 'Bearer realm="Selfsame"';
};
