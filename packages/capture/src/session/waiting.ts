import { SendingError } from './send-request.ts';

/** How often a hidden page looks whether it is still hidden, should the browser not say so. */
const HIDDEN_LOOK_MS = 60_000;

/** Waits `ms` milliseconds; rejects with SendingError 'aborted' as soon as the signal fires. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return waitFor(ms, signal, () => () => undefined);
}

/** Waits until the browser believes to be online, at most `ms` milliseconds. */
export async function untilOnline(ms: number, signal?: AbortSignal): Promise<void> {
  if (navigator.onLine) return;
  await waitFor(ms, signal, (done) => {
    addEventListener('online', done);
    return () => removeEventListener('online', done);
  });
}

/** Waits until the page can be seen; rejects with SendingError 'aborted' as soon as the signal fires. */
export async function whenVisible(signal: AbortSignal): Promise<void> {
  while (document.hidden) {
    await waitFor(HIDDEN_LOOK_MS, signal, (done) => {
      document.addEventListener('visibilitychange', done);
      return () => document.removeEventListener('visibilitychange', done);
    });
  }
}

/** Ends at the deadline, on abort, or when what `listen` waits for happens. `listen` returns its own undoing. */
function waitFor(
  ms: number,
  signal: AbortSignal | undefined,
  listen: (done: () => void) => () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      unlisten();
      finish();
    };
    const abort = settle(() => reject(new SendingError('aborted')));
    const done = settle(resolve);
    const timer = setTimeout(done, ms);
    const unlisten = listen(done);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}
