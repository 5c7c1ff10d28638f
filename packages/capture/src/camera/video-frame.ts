/**
 * Waits for the next picture of a video; by `requestVideoFrameCallback` where there is one (Baseline since October
 * 2024), else by animation frame.
 * @throws DOMException AbortError as soon as the signal fires
 */
export function nextVideoFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(signal.reason);
    };
    const arrive = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const hasCallback = 'requestVideoFrameCallback' in video;
    const handle = hasCallback ? video.requestVideoFrameCallback(arrive) : requestAnimationFrame(arrive);
    const cancel = () => {
      if (hasCallback) video.cancelVideoFrameCallback(handle);
      else cancelAnimationFrame(handle);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
