import type { FeedEvent } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { sessionKey } from '../shell/session.tsx';
import { feedState, listenToFeed } from './feed.ts';

/** Tells a component what happens in the tenant, within about a second, while it is on the screen. */
export function useFeed(onEvent: (event: FeedEvent) => void, onStale: () => void): void {
  const client = useQueryClient();
  const latest = useRef({ onEvent, onStale });
  useEffect(() => {
    latest.current = { onEvent, onStale };
  });
  useEffect(
    () =>
      listenToFeed(
        {
          onEvent: (event) => latest.current.onEvent(event),
          onStale: () => latest.current.onStale(),
        },
        () => void client.invalidateQueries({ queryKey: sessionKey }),
      ),
    [client],
  );
}

/** Whether what happens arrives here; null until that is known. */
export const useIsLive = (): boolean | null => useSyncExternalStore(feedState.subscribe, feedState.isLive);
