import { followEvents, SelfsameError } from '@selfsame/client';
import type { FeedEvent } from '@selfsame/contract';

/** Somebody on this page who wants to know what happens. */
export interface FeedListener {
  onEvent: (event: FeedEvent) => void;
  /** Something may have been missed: what is shown must be read anew. */
  onStale: () => void;
}

/** What a tab tells the others: an event, or null when something may have been missed. */
type News = FeedEvent | null;

const name = 'selfsame-feed';
const listeners = new Set<FeedListener>();
const stateListeners = new Set<() => void>();
let ending: AbortController | null = null;
let isLive = false;

function setLive(next: boolean) {
  isLive = next;
  for (const listener of stateListeners) listener();
}

function tell(news: News) {
  for (const listener of listeners)
    if (news === null) listener.onStale();
    else listener.onEvent(news);
}

/** Holds the stream until the signal fires, and passes everything on to the other tabs. */
async function hold(signal: AbortSignal, pass: (news: News) => void): Promise<void> {
  const tellAll = (news: News) => {
    tell(news);
    pass(news);
  };
  await followEvents({
    baseUrl: location.origin,
    headers: () => ({ 'x-selfsame-portal': '1' }),
    signal,
    onEvent: tellAll,
    onReady: ({ Resumed }) => {
      setLive(true);
      // The first time too: what is shown may have been read before the stream stood.
      if (!Resumed) tellAll(null);
    },
    onLost: () => setLive(false),
  });
}

/**
 * Of several tabs of one browser one holds the stream and tells the others: over HTTP/1.1 a browser opens six connections
 * to a server, and a stream for each tab would soon take all of them.
 */
async function start({ signal }: AbortController): Promise<void> {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return hold(signal, () => {});
  const channel = new BroadcastChannel(name);
  signal.addEventListener('abort', () => channel.close(), { once: true });
  channel.onmessage = ({ data }: MessageEvent<News>) => tell(data);
  // A tab that waits for the lock hears the one that holds it.
  setLive(true);
  await navigator.locks.request(name, { signal }, () => hold(signal, (news) => channel.postMessage(news)));
}

/** Follows what happens in the tenant, while anybody on this page wants to know. @returns what ends it */
export function listenToFeed(listener: FeedListener, onSignedOut: () => void): () => void {
  listeners.add(listener);
  if (!ending) {
    const own = new AbortController();
    ending = own;
    start(own).catch((error: unknown) => {
      if (own.signal.aborted) return;
      setLive(false);
      if (error instanceof SelfsameError && error.status === 401) onSignedOut();
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    ending?.abort();
    ending = null;
  };
}

/** Whether news arrive; for `useSyncExternalStore`. */
export const feedState = {
  subscribe: (listener: () => void) => {
    stateListeners.add(listener);
    return () => stateListeners.delete(listener);
  },
  isLive: () => isLive,
};
