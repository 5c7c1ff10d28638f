import type { IncomingHttpHeaders } from 'node:http';
import { portalHeader } from '@selfsame/contract';
import { Problem } from '../http/problem.ts';

/** How the portal's own pages are told from everything else that may send a request with an operator's cookie. */
export interface PortalCookie {
  /** The session's token in the cookie, if there is one. */
  readToken(headers: IncomingHttpHeaders): string | null;
  /** @throws Problem E_PORTAL_REQUEST_REFUSED unless a page of the portal sends the request */
  requireOwnPage(headers: IncomingHttpHeaders): void;
  /** A `Set-Cookie` that keeps a session for so many seconds; 0 deletes it. */
  cookie(token: string, seconds: number): string;
  /** The token by which the browser is known, if there is one; nothing is checked yet. */
  readDevice(headers: IncomingHttpHeaders): string | null;
  /** A `Set-Cookie` that has the browser known for so many seconds. */
  deviceCookie(token: string, seconds: number): string;
}

/** What a handler of the portal may do beside its answer. */
export interface PortalExchange {
  userAgent: string;
  /** Puts the session's token into the browser's cookie. */
  keepSession(token: string, seconds: number): void;
  dropSession(): void;
  /** The token by which the browser is known, as it was sent. */
  device: string | null;
  /** Puts a token by which the browser is known into a cookie of its own. */
  keepDevice(token: string, seconds: number): void;
}

const isToken = /^[A-Za-z0-9_-]{43}$/;
const isJwt = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

function readCookie(cookie: string | undefined, name: string, form: RegExp): string | null {
  for (const pair of (cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() !== name) continue;
    const value = pair.slice(equals + 1).trim();
    return form.test(value) ? value : null;
  }
  return null;
}

/**
 * Reads and writes the cookie of the portal at one origin. It goes to no other site (`SameSite=Strict`), to no script
 * (`HttpOnly`) and, by https, to no other host of the domain (`__Host-`). That a page of ours sends the request, and
 * not a stranger's, shows a header that only same-origin scripts can set, and what the browser says of the origin.
 * @param baseUrl where browsers reach this server
 */
export function createPortalCookie(baseUrl: string): PortalCookie {
  const { origin, protocol } = new URL(baseUrl);
  const isSecure = protocol === 'https:';
  const prefix = isSecure ? '__Host-' : '';
  const name = `${prefix}selfsame-portal`;
  const deviceName = `${prefix}selfsame-device`;
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  return {
    readToken: ({ cookie }) => readCookie(cookie, name, isToken),
    readDevice: ({ cookie }) => readCookie(cookie, deviceName, isJwt),
    requireOwnPage(headers) {
      const site = headers['sec-fetch-site'];
      const isOwn =
        headers[portalHeader.name] === portalHeader.value &&
        (headers.origin === undefined || headers.origin === origin) &&
        (site === undefined || site === 'same-origin');
      if (!isOwn) throw new Problem('E_PORTAL_REQUEST_REFUSED', { args: [`${origin}/portal/`] });
    },
    cookie: (token, seconds) => `${name}=${token}; ${attributes}; Max-Age=${seconds}`,
    deviceCookie: (token, seconds) => `${deviceName}=${token}; ${attributes}; Max-Age=${seconds}`,
  };
}
