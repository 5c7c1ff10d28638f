/** What tabs tell each other: one took over, or the session is over. */
type Message = 'here' | 'over';

/** The line between tabs of one browser that show the same session. */
export interface TabChannel {
  /** Tells the other tabs. */
  tell(message: Message): void;
  close(): void;
}

/**
 * Joins the line of a session. Without one, as in Firefox where the user blocks what sites store, tabs hear nothing of each other
 * and learn from the server that the session is over.
 * @param name same in all tabs of the session
 * @param listen called with what other tabs tell, never with this tab's own words
 */
export function joinTabs(name: string, listen: (message: Message) => void): TabChannel {
  const channel = openChannel(`selfsame:${name}`);
  if (channel === null) return { tell: () => undefined, close: () => undefined };
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'here' || data === 'over') listen(data);
  };
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
