import { Status } from '@selfsame/contract';
import { type Sleep, sleep as timerSleep } from './connection.ts';
import { SelfsameError } from './selfsame-error.ts';

/** How to poll. */
export interface PollOptions {
  /** ms between two looks, 2,000 unless said; the guide's advice is every 2 to 5 s. */
  intervalMs?: number;
  /** Give up after this many ms; an hour unless said. */
  timeoutMs?: number;
  signal?: AbortSignal;
  sleep?: Sleep;
  now?: () => number;
}

/**
 * Reads a status until it is no longer 0 (Pending).
 * @param read one look, e.g. `() => client.EndGetForeignBiometry({ params: { OperationId } })`
 * @returns the first answer that is not pending: Accepted, Rejected, Expired, Error or Canceled
 * @throws SelfsameError `E_TIMEOUT` when it stays pending past `timeoutMs`
 */
export async function waitUntilFinished<T extends { Status: number }>(
  read: () => Promise<T>,
  options: PollOptions = {},
): Promise<T> {
  const { intervalMs = 2_000, timeoutMs = 3_600_000, signal, sleep = timerSleep, now = Date.now } = options;
  const end = now() + timeoutMs;
  for (;;) {
    const answer = await read();
    if (answer.Status !== Status.Pending) return answer;
    if (now() + intervalMs > end)
      throw new SelfsameError(0, {
        ID: 'E_TIMEOUT',
        Message: `Still pending after ${Math.round(timeoutMs / 1_000)} s: the user has not finished yet. Look again later, or wait for the webhook.`,
      });
    await sleep(intervalMs, signal);
  }
}
