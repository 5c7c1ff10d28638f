import { useEffect, useState } from 'react';
import { useFormats } from '../texts/use-formats.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all distances in time on the screen. */
function useNow(isWanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isWanted) return;
    const tick = () => setNow(Date.now());
    listeners.add(tick);
    timer ??= setInterval(() => {
      for (const listener of listeners) listener();
    }, 30_000);
    return () => {
      listeners.delete(tick);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, [isWanted]);
  return now;
}

/** A moment in the reader's own time zone; its title holds the exact local time and UTC. */
export function Instant({
  at,
  as = 'dateTime',
  none = '—',
}: {
  at: string | null | undefined;
  /** `relative`: "3 minutes ago". */
  as?: 'dateTime' | 'date' | 'time' | 'relative' | 'exact';
  /** Stands there when there is no moment. */
  none?: string;
}) {
  const formats = useFormats();
  const now = useNow(as === 'relative');
  if (!at) return <span>{none}</span>;
  const text = as === 'relative' ? formats.relative(at, Math.max(now, Date.now())) : formats[as](at);
  return (
    <time dateTime={at} title={`${formats.exact(at)}\n${new Date(at).toISOString()}`}>
      {text}
    </time>
  );
}
