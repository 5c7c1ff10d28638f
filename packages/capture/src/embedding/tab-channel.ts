/** What tabs tell each other: one took over, or the session is over. */
type Message = 'here' | 'over';

/** The line between tabs of one browser that show the same session. */
export interface TabChannel {
  /** Tells the other tabs. */
  tell(message: Message): void;
  close(): void;
}

/**
 * Joins the line of a session.
 * @param name same in all tabs of the session
 * @param listen called with what other tabs tell, never with this tab's own words
 */
export function joinTabs(name: string, listen: (message: Message) => void): TabChannel {
  const channel = new BroadcastChannel(`selfsame:${name}`);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'here' || data === 'over') listen(data);
  };
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
