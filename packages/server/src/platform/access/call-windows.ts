/** Calls within a window so far, and how long the window lasts, ms. */
export interface CallCount {
  calls: number;
  leftMs: number;
}

/** Counts one more call where all nodes count together. */
export type CountShared = (key: string, windowMs: number) => Promise<CallCount>;

/** Windows by key in this process; the oldest go when there are too many. */
export interface CallWindows {
  /** Counts one more call. */
  count(key: string, windowMs: number): CallCount;
  /** Takes over what all nodes have counted, when that is more. */
  learn(key: string, shared: CallCount): void;
}

const mostKeys = 20_000;

/** @param now ms, of a clock that never goes back */
export function createCallWindows(now: () => number = () => performance.now()): CallWindows {
  const windows = new Map<string, { calls: number; endsAt: number }>();
  const put = (key: string, window: { calls: number; endsAt: number }): void => {
    windows.set(key, window);
    if (windows.size <= mostKeys) return;
    for (const oldest of windows.keys()) {
      windows.delete(oldest);
      break;
    }
  };
  return {
    count(key, windowMs) {
      const known = windows.get(key);
      if (known && known.endsAt > now()) {
        known.calls += 1;
        return { calls: known.calls, leftMs: known.endsAt - now() };
      }
      windows.delete(key);
      put(key, { calls: 1, endsAt: now() + windowMs });
      return { calls: 1, leftMs: windowMs };
    },
    learn(key, { calls, leftMs }) {
      const known = windows.get(key);
      if (known && known.calls > calls && known.endsAt > now()) return;
      put(key, { calls, endsAt: now() + leftMs });
    },
  };
}

/** How long a shared count may take, and how long none is asked for after one that took longer or failed, ms. */
export interface Patience {
  waitMs: number;
  pauseMs: number;
}

/** The patience of a server with what it protects. */
const sharedPatience: Patience = { waitMs: 250, pauseMs: 5_000 };

/**
 * Bounds how long a shared count is waited for: a slow or absent database must not slow down what it protects.
 * @param onUnavailable told once per pause
 * @returns null when there is no count; then this process's own must do
 */
export function withPatience(
  count: CountShared,
  options: {
    onUnavailable: (error: unknown) => void;
    patience?: Patience;
    now?: () => number;
  },
): (key: string, windowMs: number) => Promise<CallCount | null> {
  const { onUnavailable, patience = sharedPatience, now = () => performance.now() } = options;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const pause = (error: unknown): null => {
    if (now() >= pausedUntil) {
      pausedUntil = now() + patience.pauseMs;
      onUnavailable(error);
    }
    return null;
  };
  return async (key, windowMs) => {
    if (now() < pausedUntil) return null;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The shared count took too long')), patience.waitMs);
    });
    try {
      return await Promise.race([count(key, windowMs), late]);
    } catch (error) {
      return pause(error);
    } finally {
      clearTimeout(timer);
    }
  };
}
