import { followEvents, SelfsameError } from '@selfsame/client';
import type { FeedEvent } from '@selfsame/contract';

/** Somebody on this page who wants to know what happens. */
export interface FeedListener {
  onEvent: (event: FeedEvent) => void;
  /** Something may have been missed: what is shown must be read anew. */
  onStale: () => void;
}

/** What a tab tells the others: an event, null when something may have been missed, or whether the stream stands. */
type News = FeedEvent | null | boolean;

/** Raised when the messages change: a tab that was opened before an upgrade speaks the old ones. */
const name = 'selfsame-feed-2';
/** Asks the tab that holds the stream whether it stands. */
const question = 'live?';
const listeners = new Set<FeedListener>();
const stateListeners = new Set<() => void>();
let ending: AbortController | null = null;
let tellSignedOut: (() => void) | null = null;
/** Null until it is known. */
let isLive: boolean | null = null;

function setLive(next: boolean | null) {
  isLive = next;
  for (const listener of stateListeners) listener();
}

function tell(news: News) {
  if (typeof news === 'boolean') return setLive(news);
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
      // The first time too: what is shown may have been read before the stream stood.
      if (!Resumed) tellAll(null);
      tellAll(true);
    },
    onLost: () => tellAll(false),
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
  let isHolder = false;
  channel.onmessage = ({ data }: MessageEvent<News | typeof question>) => {
    if (data !== question) tell(data);
    else if (isHolder && isLive !== null) channel.postMessage(isLive);
  };
  channel.postMessage(question);
  await navigator.locks.request(name, { signal }, () => {
    isHolder = true;
    // The tab that held it may have said so before it went.
    setLive(null);
    return hold(signal, (news) => channel.postMessage(news));
  });
}

function begin(): void {
  const own = new AbortController();
  ending = own;
  start(own).catch((error: unknown) => {
    if (own.signal.aborted) return;
    setLive(false);
    if (error instanceof SelfsameError && error.status === 401) tellSignedOut?.();
  });
}

/** Follows again after a session had ended, where somebody on this page wants to know. */
export function resumeFeed(): void {
  if (listeners.size === 0) return;
  ending?.abort();
  begin();
}

/** Follows what happens in the tenant, while anybody on this page wants to know. @returns what ends it */
export function listenToFeed(listener: FeedListener, onSignedOut: () => void): () => void {
  listeners.add(listener);
  tellSignedOut = onSignedOut;
  if (!ending) begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    ending?.abort();
    ending = null;
    setLive(null);
  };
}

/** Whether news arrive, null until that is known; for `useSyncExternalStore`. */
export const feedState = {
  subscribe: (listener: () => void) => {
    stateListeners.add(listener);
    return () => stateListeners.delete(listener);
  },
  isLive: () => isLive,
};
