import { doors, type FeedEvent, type FeedReady } from '@selfsame/contract';
import { retryAfterMs, type Sleep, sleep } from './connection.ts';
import { readEventStream } from './read-event-stream.ts';
import { SelfsameError } from './selfsame-error.ts';

/** How to follow the events of a tenant. */
export interface FollowOptions {
  baseUrl: string;
  /** What proves who follows: `authorization` of a backend, or the header of the portal's own pages. */
  headers: () => Record<string, string> | Promise<Record<string, string>>;
  /** Told of everything that commits; of some of it twice. */
  onEvent: (event: FeedEvent) => void;
  /** Told when the stream stands: unless `Resumed`, read anew what you show. */
  onReady?: (ready: FeedReady) => void;
  /** Told when the stream broke; it is opened again. */
  onLost?: () => void;
  signal: AbortSignal;
  fetch?: typeof fetch;
  sleep?: Sleep;
  random?: () => number;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** The server gives a sign of life every 15 s; after this long the connection is dead. */
const silenceMs = 40_000;

/**
 * Follows what happens in a tenant until the signal fires: opens the event stream again whenever it breaks, and goes on
 * where it was.
 * @throws SelfsameError when the server lets nobody in (any more): 401, 403, 404
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  const { signal, random = Math.random } = options;
  const wait = options.sleep ?? sleep;
  let lastId = '';
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    let askedMs: number | null = null;
    try {
      const response = await open(options, lastId);
      askedMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
      if (response.ok && response.body) {
        waitMs = firstWaitMs;
        lastId = await read(response.body, options, lastId);
      } else await response.body?.cancel();
    } catch (error) {
      if (error instanceof SelfsameError) throw error;
    }
    if (signal.aborted) return;
    options.onLost?.();
    await wait((askedMs ?? waitMs) * (0.5 + random()), signal).catch(() => undefined);
    waitMs = Math.min(longestWaitMs, waitMs * 2);
  }
}

async function open(options: FollowOptions, lastId: string): Promise<Response> {
  const fetchNow = options.fetch ?? fetch;
  const response = await fetchNow(options.baseUrl + doors.FollowFeed.path, {
    headers: {
      accept: 'text/event-stream',
      ...(await options.headers()),
      ...(lastId && { 'last-event-id': lastId }),
    },
    cache: 'no-store',
    signal: options.signal,
  });
  if (![401, 403, 404].includes(response.status)) return response;
  const body = await response.json().catch(() => ({}));
  throw new SelfsameError(response.status, body as ConstructorParameters<typeof SelfsameError>[1]);
}

/** @returns the id to go on from; what was read counts however the stream ended */
async function read(
  body: ReadableStream<Uint8Array>,
  { onEvent, onReady, signal }: FollowOptions,
  lastId: string,
): Promise<string> {
  let id = lastId;
  try {
    for await (const message of readEventStream(body, { silenceMs, signal })) {
      if (message.event === 'ready') onReady?.(JSON.parse(message.data) as FeedReady);
      if (message.event === 'change') onEvent(JSON.parse(message.data) as FeedEvent);
      id = message.id;
    }
  } catch {
    // A broken line ends a stream like its end does.
  }
  return id;
}
