import { SelfsameError } from '@selfsame/client';

/** One of many that could not be done, and why. */
export interface BulkFailure<Item> {
  item: Item;
  error: unknown;
}

/** How far a run over many is. */
export interface BulkProgress<Item> {
  done: number;
  failed: readonly BulkFailure<Item>[];
  /** What ended the run before its end: it would fail for all. */
  stopped: unknown;
}

/** Requests at one time: a browser has six connections to a server, and the page needs some. */
const atOnce = 4;
/** How often a busy server is asked again, and how long is waited before, ms. */
const patience = [1_000, 3_000, 8_000, 20_000, 40_000];
/** What every other item would meet, too. */
const endings = new Set([
  'E_ACCESS_DENIED',
  'E_USER_NOT_AUTHENTICATED',
  'E_RECENT_SIGN_IN_REQUIRED',
  'E_TENANT_DISABLED',
]);

const isBusy = (error: unknown): boolean =>
  error instanceof SelfsameError && (error.status === 429 || error.status === 503);
const endsAll = (error: unknown): boolean => error instanceof SelfsameError && endings.has(error.code);

/** Waits so many ms, or until the signal fires. */
type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

const waitUnlessStopped: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

async function actPatiently<Item>(
  item: Item,
  act: (item: Item) => Promise<unknown>,
  { signal, wait }: { signal: AbortSignal; wait: Wait },
): Promise<void> {
  for (const ms of [...patience, null]) {
    try {
      await act(item);
      return;
    } catch (error) {
      if (ms === null || !isBusy(error)) throw error;
      await wait(ms, signal);
      // Stopped meanwhile: it stays undone, and says why.
      if (signal.aborted) throw error;
    }
  }
}

/**
 * Does something to many, a few at a time. One that fails is noted and the others go on; a refusal that would meet all ends the
 * run. When the signal fires, what has begun is finished, what waits for a busy
 * server fails with its refusal, and nothing else is begun.
 * @returns the last progress, as told to `onProgress` after each item
 */
export async function runBulk<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
  {
    signal,
    onProgress,
    wait = waitUnlessStopped,
  }: {
    signal: AbortSignal;
    onProgress: (progress: BulkProgress<Item>) => void;
    wait?: Wait;
  },
): Promise<BulkProgress<Item>> {
  const queue = items.values();
  let progress: BulkProgress<Item> = { done: 0, failed: [], stopped: null };
  const note = (change: Partial<BulkProgress<Item>>) => {
    progress = { ...progress, ...change };
    onProgress(progress);
  };
  const work = async () => {
    for (const item of queue) {
      try {
        await actPatiently(item, act, { signal, wait });
        note({ done: progress.done + 1 });
      } catch (error) {
        note(endsAll(error) ? { stopped: error } : { failed: [...progress.failed, { item, error }] });
      }
      if (signal.aborted || progress.stopped) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return progress;
}
