import { services, type TokenPair } from '@selfsame/contract';
import type { Connection } from './connection.ts';
import { ask } from './guard-connection.ts';
import { SelfsameError } from './selfsame-error.ts';

/** What the client needs to authenticate. */
export interface Credentials {
  baseUrl: string;
  apiKeyId: string;
  apiKeyValue: string;
}

/** Renew this long before the end, so that a request on its way does not expire. */
const marginMs = 30_000;

/** `Authorization: Basic` of an API key (RFC 7617, UTF-8). */
export const basicAuthorization = ({ apiKeyId, apiKeyValue }: Credentials): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${apiKeyId}:${apiKeyValue}`)))}`;

/**
 * How long a token that has just arrived lives. Its end is a time of the server's clock, and ours may be wrong by
 * minutes; so the length counts: `ExpiresIn`, else `exp` minus `iat` of the token itself (RFC 7519), else the end.
 */
function lifetimeMs(pair: TokenPair & { ExpiresIn?: string | number }, now: number): number {
  const seconds = Number(pair.ExpiresIn);
  if (seconds > 0) return seconds * 1_000;
  const { exp, iat } = readClaims(pair.AccessToken);
  if (typeof exp === 'number' && typeof iat === 'number') return (exp - iat) * 1_000;
  return Date.parse(pair.AccessTokenExpirationDate) - now;
}

function readClaims(token: string): { exp?: unknown; iat?: unknown } {
  const [, payload = ''] = token.split('.');
  try {
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object;
  } catch {
    return {};
  }
}

/** Keeps one valid access token: asks, renews before it ends, falls back to the key when a renewal is refused. */
export class AccessTokenSource {
  #pair: TokenPair | undefined;
  /** When the token of `#pair` ends, by our own clock. */
  #endsAt = 0;
  #pending: Promise<TokenPair> | undefined;
  readonly #credentials: Credentials;
  readonly #connection: Connection;

  constructor(credentials: Credentials, connection: Connection) {
    this.#credentials = credentials;
    this.#connection = connection;
  }

  /** A token that is valid for at least half a minute. Concurrent callers share one renewal. */
  async get(): Promise<string> {
    if (this.#pair && this.#endsAt - marginMs > this.#connection.now()) return this.#pair.AccessToken;
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return (await this.#pending).AccessToken;
  }

  /** Forgets the access token after a 401, unless somebody else has renewed it meanwhile. */
  reject(token: string): void {
    if (this.#pair?.AccessToken === token) this.#endsAt = 0;
  }

  async #renew(): Promise<TokenPair> {
    const pair = await this.#ask();
    this.#pair = pair;
    this.#endsAt = this.#connection.now() + lifetimeMs(pair, this.#connection.now());
    return pair;
  }

  async #ask(): Promise<TokenPair> {
    const refreshToken = this.#pair?.RefreshToken;
    if (!refreshToken) return this.#authenticate();
    try {
      return await this.#post('/auth/refresh', JSON.stringify(refreshToken), {});
    } catch (error) {
      if (error instanceof SelfsameError && error.status === 401) return this.#authenticate();
      throw error;
    }
  }

  #authenticate(): Promise<TokenPair> {
    return this.#post('/auth/token', '{}', { authorization: basicAuthorization(this.#credentials) });
  }

  async #post(path: string, body: string, headers: Record<string, string>): Promise<TokenPair> {
    const url = this.#credentials.baseUrl + services.identity.bases[0] + path;
    const request = {
      method: 'POST',
      url,
      body,
      headers: { 'content-type': 'application/json', ...headers },
    };
    const pair = (await ask(request, this.#connection)) as TokenPair | null;
    if (pair?.AccessToken) return pair;
    const Message = `${this.#credentials.baseUrl} answered ${path} without an access token: this is no Selfsame server. Check baseUrl.`;
    throw new SelfsameError(200, { ID: 'E_BASE_URL_NOT_VALID', Message });
  }
}
