/**
 * Whether a frame may ask. Chromium writes a warning into the console of the page around it when it may not; other
 * browsers have no such question, and say nothing.
 */
function isAllowed(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('screen-wake-lock') ?? true;
}

/** Keeps the screen awake until the signal fires, where the browser can; a refusal is no reason to stop. */
export function requestWakeLock(signal: AbortSignal): void {
  if (!('wakeLock' in navigator) || !isAllowed()) return;
  navigator.wakeLock.request('screen').then(
    (lock) => {
      const release = () => void lock.release().catch(() => undefined);
      if (signal.aborted) release();
      else signal.addEventListener('abort', release, { once: true });
    },
    () => undefined,
  );
}
