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
 * Looks again and again until there is something.
 * @param look one look; null: nothing yet
 * @param tooLate what the error says after so many seconds
 * @throws SelfsameError `E_TIMEOUT` when there is nothing within `timeoutMs`
 */
export async function pollUntil<T>(
  look: () => Promise<T | null>,
  tooLate: (seconds: number) => string,
  { intervalMs = 2_000, timeoutMs = 3_600_000, signal, sleep = timerSleep, now = Date.now }: PollOptions = {},
): Promise<T> {
  const end = now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (now() + intervalMs > end)
      throw new SelfsameError(0, { ID: 'E_TIMEOUT', Message: tooLate(Math.round(timeoutMs / 1_000)) });
    await sleep(intervalMs, signal);
  }
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
  const look = async () => {
    const answer = await read();
    return answer.Status === Status.Pending ? null : answer;
  };
  return pollUntil(
    look,
    (seconds) =>
      `Still pending after ${seconds} s: the user has not finished yet. Look again later, or wait for the webhook.`,
    options,
  );
}
