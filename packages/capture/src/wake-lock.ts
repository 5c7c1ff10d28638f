/** Keeps the screen awake until the signal fires, where the browser can; a refusal is no reason to stop. */
export function requestWakeLock(signal: AbortSignal): void {
  if (!('wakeLock' in navigator)) return;
  navigator.wakeLock.request('screen').then(
    (lock) => {
      const release = () => void lock.release().catch(() => undefined);
      if (signal.aborted) release();
      else signal.addEventListener('abort', release, { once: true });
    },
    () => undefined,
  );
}
