import type { StreamedFile } from '@selfsame/contract';
import { SelfsameError } from './selfsame-error.ts';

/** Waits; rejects when the signal fires. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The outside world of the client, all replaceable. */
export interface Connection {
  fetch: typeof fetch;
  sleep: Sleep;
  /** ms since the epoch. */
  now: () => number;
  /** 0…1, for jitter. */
  random: () => number;
  /** How often a request that may be repeated is tried in all. */
  maxTries: number;
}

/** A request, ready to be sent as often as needed. */
export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | FormData;
  signal?: AbortSignal;
  /** Whether the browser sends its cookies. */
  credentials?: 'same-origin';
}

/** Statuses that say "not now": the server did nothing, so any method may be repeated. */
const notNow = new Set([429, 503]);
const maxWaitMs = 60_000;

/** Waits by timer. */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });

/** `Retry-After` in ms (RFC 9110 §10.2.3: seconds or a date), or null. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const backoffMs = (attempt: number, random: () => number): number =>
  Math.min(8_000, 250 * 2 ** attempt) * (0.5 + random() / 2);

async function readError(response: Response): Promise<SelfsameError> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'ID' in body)
    return new SelfsameError(response.status, body as ConstructorParameters<typeof SelfsameError>[1]);
  // Asked to wait, by something that writes no errors of ours.
  const Message = `A proxy answered with ${response.status}; the server behind it may be busy or down.`;
  return new SelfsameError(response.status, { ID: 'E_SERVER_UNREACHABLE', Message });
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

function unanswered({ method, url }: Request, error: unknown): SelfsameError {
  const { origin, pathname } = new URL(url);
  const isLate = isTimeout(error);
  const Message = isLate
    ? `${origin} did not answer ${method} ${pathname} in time.`
    : `${origin} could not be reached for ${method} ${pathname}: ${(error as Error).message}`;
  return new SelfsameError(
    0,
    { ID: isLate ? 'E_TIMEOUT' : 'E_CONNECTION_FAILED', Message },
    { cause: error },
  );
}

/** Sends a request and reads the JSON answer; throws as {@link sendRequest}. */
export const send = async (request: Request, connection: Connection): Promise<unknown> =>
  (await sendRequest(request, connection)).json();

async function* readChunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  // Not every browser can iterate over the stream itself.
  const reader = body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
  } finally {
    await reader?.cancel();
  }
}

/** Sends a request and answers the file that comes back while it arrives; throws as {@link sendRequest}. */
export async function sendForFile(request: Request, connection: Connection): Promise<StreamedFile> {
  const { headers, body } = await sendRequest(request, connection);
  return {
    mediaType: headers.get('content-type') ?? 'application/octet-stream',
    fileName: /filename="([^"]*)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'download',
    chunks: readChunks(body),
  };
}

/**
 * Sends a request until it is answered. 429 and 503 are repeated after `Retry-After` (at most 60 s) or a
 * jittered backoff; a lost connection is repeated for GET, PUT and DELETE only, because a POST may have arrived.
 * @throws SelfsameError for any other answer that is not 2xx, and when none came (`E_CONNECTION_FAILED`, `E_TIMEOUT`); the
 *   reason of the caller's signal when that stopped it
 */
async function sendRequest(request: Request, connection: Connection): Promise<Response> {
  const { url, ...init } = request;
  for (let attempt = 0; ; attempt++) {
    const last = attempt + 1 >= connection.maxTries;
    let response: Response;
    try {
      response = await connection.fetch(url, init);
    } catch (error) {
      // The caller's own word for stopping, unless it was a timeout: that is how the request ended.
      if (error instanceof SelfsameError || (request.signal?.aborted && !isTimeout(request.signal.reason)))
        throw error;
      if (last || request.method === 'POST' || isTimeout(error)) throw unanswered(request, error);
      await connection.sleep(backoffMs(attempt, connection.random), request.signal);
      continue;
    }
    if (response.ok) return response;
    if (last || !notNow.has(response.status)) throw await readError(response);
    await response.body?.cancel();
    const wait = retryAfterMs(response.headers.get('retry-after'), connection.now());
    await connection.sleep(
      Math.min(maxWaitMs, wait ?? backoffMs(attempt, connection.random)),
      request.signal,
    );
  }
}
