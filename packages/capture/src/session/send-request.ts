/** One request of the capture API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly token: string | null;
  /** JSON text or a form; null for none. */
  readonly body: string | FormData | null;
  readonly timeoutMs: number;
  /** Called with 0…1 while the body travels. */
  readonly onProgress?: (fraction: number) => void;
}

/** What came back. `json` is null when the body was no JSON. */
export interface ApiResponse {
  readonly status: number;
  readonly json: unknown;
  /** Seconds of a `Retry-After` header, or null. */
  readonly retryAfterSec: number | null;
}

/** Whether a status asks to come back later: the server is full, or this client asks too often. */
export const isBusy = (status: number): boolean => status === 429 || status === 503;

/** Sends a request. Rejects with a {@link SendingError} when there is no answer. */
export type SendRequest = (request: ApiRequest, signal?: AbortSignal) => Promise<ApiResponse>;

/** No answer: the connection failed, took too long, or was given up by the page itself. */
export class SendingError extends Error {
  readonly reason: 'network' | 'timeout' | 'aborted';

  constructor(reason: 'network' | 'timeout' | 'aborted') {
    super(reason);
    this.name = 'SendingError';
    this.reason = reason;
  }
}

/** Sends by XMLHttpRequest, because `fetch` does not tell how much of a body has been sent. */
export const sendByXhr: SendRequest = (request, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new SendingError('aborted'));
      return;
    }
    const xhr = new XMLHttpRequest();
    xhr.open(request.method, request.url);
    xhr.timeout = request.timeoutMs;
    xhr.setRequestHeader('accept', 'application/json');
    if (request.token !== null) xhr.setRequestHeader('authorization', `Bearer ${request.token}`);
    if (typeof request.body === 'string') xhr.setRequestHeader('content-type', 'application/json');
    const abort = () => xhr.abort();
    const fail = (reason: SendingError['reason']) => () => reject(new SendingError(reason));
    signal?.addEventListener('abort', abort);
    const { onProgress } = request;
    // Only where it is wanted: in Firefox a request that is listened to so holds back the page's `load`.
    if (onProgress) xhr.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    xhr.onload = () => resolve(readResponse(xhr));
    xhr.onerror = fail('network');
    xhr.ontimeout = fail('timeout');
    xhr.onabort = fail('aborted');
    xhr.onloadend = () => signal?.removeEventListener('abort', abort);
    xhr.send(request.body);
  });

/**
 * Sends JSON text and forgets it, even while the page is being left: `keepalive` outlives the page, and unlike
 * `sendBeacon` it carries the token where no log keeps it.
 */
export function sendLast(url: string, token: string, body: string): void {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  fetch(url, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined);
}

function readResponse(xhr: XMLHttpRequest): ApiResponse {
  const seconds = Number.parseFloat(xhr.getResponseHeader('retry-after') ?? '');
  return {
    status: xhr.status,
    json: parseJson(xhr.responseText),
    retryAfterSec: Number.isFinite(seconds) ? seconds : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
