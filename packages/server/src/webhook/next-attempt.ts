import { limits } from '@selfsame/contract';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/**
 * Pauses before the second to the tenth attempt, ms: together about three days, so that a receiver that breaks on
 * a Friday evening is told on Monday. The schedule Standard Webhooks 1.0 gives as its example.
 */
const pauses = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
/** A pause is up to so much shorter or longer, so that many failures at once don't come back at once. */
const jitter = 0.1;
const longestWait = 24 * hour;

/**
 * When to try again.
 * @param made attempts made so far in this round, 1 or more
 * @param retryAfter the answer's `Retry-After` header; honoured up to a day, and never shortens a pause
 * @param random 0 to 1
 * @returns null after the last attempt
 */
export function nextAttemptAt(
  made: number,
  now: Date,
  random: number,
  retryAfter: string | undefined,
): Date | null {
  const pause = made < limits.webhook.attempts ? pauses[made - 1] : undefined;
  if (pause === undefined) return null;
  const jittered = pause * (1 + jitter * (2 * random - 1));
  const asked = Math.min(readRetryAfter(retryAfter, now), longestWait);
  return new Date(now.getTime() + Math.round(Math.max(jittered, asked)));
}

/** `Retry-After` (RFC 9110 §10.2.3): seconds or a date. ms; 0 when absent or unreadable. */
function readRetryAfter(value: string | undefined, now: Date): number {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * second;
  const date = Date.parse(text);
  return /^[A-Z][a-z]{2},/.test(text) && !Number.isNaN(date) ? Math.max(0, date - now.getTime()) : 0;
}
