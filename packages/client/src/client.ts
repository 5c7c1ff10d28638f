import {
  type BodyOf,
  type OperationId,
  type Operations,
  operationById,
  operationIds,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  sandboxHeader,
  services,
} from '@selfsame/contract';
import { AccessTokenSource, basicAuthorization, type Credentials } from './access-token.ts';
import { type Connection, type Request, sleep } from './connection.ts';
import { ask, askForFile, guardConnection } from './guard-connection.ts';
import { readBaseUrl } from './read-base-url.ts';
import { SelfsameError } from './selfsame-error.ts';

type Field<Name extends string, T> = T extends undefined ? unknown : { [K in Name]: T };

/** What one operation takes: path parameters, query and body, each only where the operation has them. */
export type InputOf<O> = Field<'params', ParamsOf<O>> &
  (QueryOf<O> extends undefined ? unknown : { query?: QueryOf<O> }) &
  (BodyOf<O> extends undefined ? unknown : { body?: BodyOf<O> }) & {
    /** In a sandbox: how what this begins comes out; see `sandbox.order`. */
    order?: string;
    /** For multipart operations. */
    form?: FormData;
    signal?: AbortSignal;
    /** Token of an opened capture session, for operations of the capture page. */
    captureToken?: string;
  };

/** One method per operation, named as the contract names it. */
export type SelfsameClient = {
  [K in OperationId]: (input?: InputOf<Operations[K]>) => Promise<ResponseOf<Operations[K]>>;
};

/** How to make a client. The API key belongs on a server, never in a browser. */
export interface ClientOptions extends Credentials, Partial<Connection> {
  /**
   * ms for one try: until the answer is read, until its first byte where it is a file. Default 60 000. After it the method
   * throws `E_TIMEOUT`; what was asked may have happened all the same.
   */
  timeoutMs?: number;
}

/** The same without its types. */
export interface Input {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  form?: FormData;
  signal?: AbortSignal;
  captureToken?: string;
  order?: string;
}

function buildUrl(baseUrl: string, id: OperationId, input: Input): string {
  const { service, path } = operationById(id);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined || value === '') throw new TypeError(`${id}: params.${name} is missing`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined && value !== null) query.set(name, String(value));
  return baseUrl + services[service].bases[0] + filled + (query.size > 0 ? `?${query}` : '');
}

/** The request of an operation, without credentials. @throws TypeError when a path parameter is missing */
export function buildRequest(baseUrl: string, id: OperationId, input: Input): Request {
  const { method } = operationById(id);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (input.order !== undefined) headers[sandboxHeader] = input.order;
  const body = input.form ?? (input.body === undefined ? undefined : JSON.stringify(input.body));
  return {
    method,
    url: buildUrl(baseUrl, id, input),
    headers,
    ...(body === undefined ? {} : { body }),
    ...(input.signal ? { signal: input.signal } : {}),
  };
}

/** The outside world, the real one where nothing else is given. */
export const openConnection = (options: Partial<Connection>): Connection => ({
  fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
  sleep: options.sleep ?? sleep,
  now: options.now ?? Date.now,
  random: options.random ?? Math.random,
  maxTries: options.maxTries ?? 4,
});

function requireKey({ apiKeyId, apiKeyValue }: ClientOptions): void {
  const missing = [!apiKeyId && 'apiKeyId', !apiKeyValue && 'apiKeyValue'].filter(Boolean);
  if (missing.length === 0) return;
  const Message = `${missing.join(' and ')} missing. Make an API key in the portal, under Developers, and give both its parts.`;
  throw new SelfsameError(0, { ID: 'E_API_KEY_MISSING', Message });
}

/**
 * A typed client: one method per operation of the contract. It authenticates by itself, renews the token before
 * it ends, asks again once after a 401, and waits when the server says so.
 * @throws SelfsameError at once when `baseUrl` or the key is missing or misspelt, and from every method when the server
 *   refuses, does not answer, or is none of ours
 * @example
 * const selfsame = createClient({ baseUrl, apiKeyId, apiKeyValue });
 * const operation = await selfsame.BeginGetForeignBiometry({ body: { CheckLiveness: true } });
 */
export function createClient(options: ClientOptions): SelfsameClient {
  const baseUrl = readBaseUrl(options.baseUrl);
  requireKey(options);
  const { timeoutMs = 60_000 } = options;
  const connection = guardConnection(openConnection(options), timeoutMs);
  const fileConnection = guardConnection(openConnection(options), timeoutMs, true);
  const tokens = new AccessTokenSource({ ...options, baseUrl }, connection);

  const sendWithToken = async (request: Request, read: (request: Request) => Promise<unknown>) => {
    for (let first = true; ; first = false) {
      const token = await tokens.get();
      const headers = { ...request.headers, authorization: `Bearer ${token}` };
      try {
        return await read({ ...request, headers });
      } catch (error) {
        if (!first || !(error instanceof SelfsameError) || error.status !== 401) throw error;
        tokens.reject(token);
      }
    }
  };

  const call = async (id: OperationId, input: Input = {}): Promise<unknown> => {
    const { access, mediaTypes } = operationById(id);
    const read = (asked: Request): Promise<unknown> =>
      mediaTypes ? askForFile(asked, fileConnection) : ask(asked, connection);
    const request = buildRequest(baseUrl, id, input);
    if (access.kind === 'bearer') return sendWithToken(request, read);
    const authorization =
      access.kind === 'basic'
        ? basicAuthorization(options)
        : input.captureToken && `Bearer ${input.captureToken}`;
    return read({ ...request, headers: { ...request.headers, ...(authorization && { authorization }) } });
  };

  return Object.fromEntries(
    operationIds.map((id) => [id, (input?: Input) => call(id, input)]),
  ) as SelfsameClient;
}
