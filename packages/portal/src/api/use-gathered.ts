import { useCallback, useEffect, useRef } from 'react';

/**
 * Calls back once for all that comes within a time, and at the latest when that is over: under a steady stream it is
 * called steadily, where a debounce would wait for ever.
 */
export function useGathered(callback: () => Promise<unknown>, withinMs: number): () => void {
  const latest = useRef(callback);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      // What could not be read now is read with the next news, or when somebody asks.
      latest.current().catch(() => undefined);
    }, withinMs);
  }, [withinMs]);
}
