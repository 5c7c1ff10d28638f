import type { StreamedFile } from '@selfsame/contract';
import { type Connection, type Request, send, sendForFile } from './connection.ts';
import { SelfsameError } from './selfsame-error.ts';

/** Codes of Node's own time-outs, which reach us as causes of `fetch failed`. */
const timeoutCodes = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** The innermost cause: `fetch failed` alone says nothing. */
function innermost(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error;
}

/** Says what broke a connection; a time-out of the runtime is one of ours. */
function explain(error: unknown): Error {
  const cause = innermost(error);
  if (timeoutCodes.has((cause as { code?: string } | undefined)?.code ?? ''))
    return new DOMException(String(cause), 'TimeoutError');
  return cause instanceof Error ? cause : new Error(String(cause));
}

const isJson = (response: Response): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');

const kindOf = (response: Response): string =>
  response.headers.get('content-type')?.split(';')[0] || 'no content type';

const wrongServer = (status: number, Message: string): SelfsameError =>
  new SelfsameError(status, { ID: 'E_BASE_URL_NOT_VALID', Message });

function describe(url: string, method: string): { origin: string; what: string } {
  const { origin, pathname } = new URL(url);
  return { origin, what: `${method} ${pathname}` };
}

/** No operation answers with a redirect. Following one would drop the key, or send it to somebody else. */
function refuseRedirect(response: Response, url: string, method: string): SelfsameError {
  const { origin, what } = describe(url, method);
  const location = response.headers.get('location');
  const target = location && URL.canParse(location, url) ? new URL(location, url).origin : undefined;
  const advice =
    target === undefined || target === origin
      ? 'Set baseUrl to the address of the Selfsame server itself.'
      : `Set baseUrl to ${target}.`;
  return wrongServer(response.status, `${origin} redirects ${what} to ${location ?? 'elsewhere'}. ${advice}`);
}

/** Something that is not a Selfsame server answered: another site, or a proxy in front of ours. */
function refuseForeign(response: Response, url: string, method: string): SelfsameError {
  const { origin, what } = describe(url, method);
  const Message = `${origin} answered ${what} with ${response.status} and ${kindOf(response)}, not as a Selfsame server does.`;
  if (response.status >= 500)
    return new SelfsameError(response.status, {
      ID: 'E_SERVER_UNREACHABLE',
      Message: `${Message} A proxy in front of it may have lost it.`,
    });
  return wrongServer(response.status, `${Message} Check baseUrl.`);
}

const notNow = (status: number): boolean => status === 429 || status === 503;

async function hasErrorCode(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'ID' in body;
}

async function isForeign(response: Response, expectsFile: boolean): Promise<boolean> {
  if (response.ok) return expectsFile ? /^text\/html\b/i.test(kindOf(response)) : !isJson(response);
  if (notNow(response.status)) return false;
  return !isJson(response) || !(await hasErrorCode(response));
}

/** Reads a JSON answer whole, so that the time-out covers it too; a file is left to its reader. */
async function settle(response: Response, expectsFile: boolean): Promise<Response> {
  if (expectsFile && response.ok) return response;
  const { status, headers } = response;
  return new Response(await response.text(), { status, headers });
}

/**
 * A connection that refuses what no Selfsame server answers, and gives up in time.
 * @param timeoutMs for one try, until the answer is read; until its headers where it is a file
 */
export function guardConnection(connection: Connection, timeoutMs: number, expectsFile = false): Connection {
  const guarded = async (input: string | URL | globalThis.Request, init: RequestInit = {}) => {
    const [url, method] = [String(input), init.method ?? 'GET'];
    const clock = new AbortController();
    const timer = setTimeout(
      () => clock.abort(new DOMException(`No answer in ${timeoutMs} ms`, 'TimeoutError')),
      timeoutMs,
    );
    const signal = init.signal ? AbortSignal.any([init.signal, clock.signal]) : clock.signal;
    try {
      const response = await connection.fetch(url, { ...init, signal, redirect: 'manual' });
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
        throw refuseRedirect(response, url, method);
      if (await isForeign(response, expectsFile)) throw refuseForeign(response, url, method);
      return await settle(response, expectsFile);
    } catch (error) {
      if (error instanceof SelfsameError || init.signal?.aborted) throw error;
      throw explain(error);
    } finally {
      clearTimeout(timer);
    }
  };
  return { ...connection, fetch: guarded };
}

async function naming<T>({ method, url }: Request, sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof SelfsameError) Object.assign(error, { request: `${method} ${url}` });
    throw error;
  }
}

/** Sends a request by a guarded connection and reads its JSON. @throws SelfsameError that names the request */
export const ask = (request: Request, connection: Connection): Promise<unknown> =>
  naming(request, send(request, connection));

/** Sends a request by a guarded connection and gives its file. @throws SelfsameError that names the request */
export const askForFile = (request: Request, connection: Connection): Promise<StreamedFile> =>
  naming(request, sendForFile(request, connection));
