import type { IncomingHttpHeaders } from 'node:http';
import { limits } from '@selfsame/contract';

/** How a browser shows that it is known, and is told so. */
export interface BrowserCookie {
  /** Tokens in the cookie, newest first; nothing is checked yet. */
  readTokens(headers: IncomingHttpHeaders): string[];
  /** A `Set-Cookie` that keeps tokens, newest first, for so many seconds. */
  cookie(tokens: readonly string[], seconds: number): string;
}

/** What a handler of the capture page may do with the browser that asks. */
export interface BrowserExchange {
  userAgent: string;
  /** Tokens by which it may be known, newest first. */
  tokens: readonly string[];
  /** Puts one more token into the browser, as the newest; the oldest of too many goes. */
  keep(token: string, seconds: number): void;
}

const { tokens: most } = limits.passkeys.browsers;
const isToken = /^[A-Za-z0-9_-]{43}$/;

/**
 * Reads and writes the cookie by which the capture page's browser is known. No script sees it (`HttpOnly`). By https no other
 * host of the domain can set it (`__Host-`), and a frame has one of its own for each site around it (`Partitioned`): what is
 * kept while shop.example frames the page is not sent when another site does. By http, where people only try things out, it
 * is a cookie of the page alone.
 * @param baseUrl where browsers reach this server
 */
export function createBrowserCookie(baseUrl: string): BrowserCookie {
  const isSecure = new URL(baseUrl).protocol === 'https:';
  const name = `${isSecure ? '__Host-' : ''}selfsame-browser`;
  const attributes = `Path=/; HttpOnly; ${isSecure ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax'}`;
  return {
    readTokens({ cookie = '' }) {
      const found = cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
      const tokens = found?.slice(name.length + 1).split('.') ?? [];
      return tokens.filter((token) => isToken.test(token)).slice(0, most);
    },
    cookie: (tokens, seconds) =>
      `${name}=${tokens.slice(0, most).join('.')}; ${attributes}; Max-Age=${seconds}`,
  };
}
