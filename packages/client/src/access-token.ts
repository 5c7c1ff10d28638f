import { services, type TokenPair } from '@selfsame/contract';
import { SelfsameError } from './selfsame-error.ts';
import { send, type Transport } from './transport.ts';

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

/** Keeps one valid access token: asks, renews before it ends, falls back to the key when a renewal is refused. */
export class AccessTokenSource {
  #pair: TokenPair | undefined;
  #pending: Promise<TokenPair> | undefined;
  readonly #credentials: Credentials;
  readonly #transport: Transport;

  constructor(credentials: Credentials, transport: Transport) {
    this.#credentials = credentials;
    this.#transport = transport;
  }

  /** A token that is valid for at least half a minute. Concurrent callers share one renewal. */
  async get(): Promise<string> {
    const pair = this.#pair;
    if (pair && Date.parse(pair.AccessTokenExpirationDate) - marginMs > this.#transport.now())
      return pair.AccessToken;
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    this.#pair = await this.#pending;
    return this.#pair.AccessToken;
  }

  /** Forgets the access token after a 401, unless somebody else has renewed it meanwhile. */
  reject(token: string): void {
    if (this.#pair?.AccessToken === token)
      this.#pair = { ...this.#pair, AccessTokenExpirationDate: new Date(0).toISOString() };
  }

  async #renew(): Promise<TokenPair> {
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
    return (await send(request, this.#transport)) as TokenPair;
  }
}
