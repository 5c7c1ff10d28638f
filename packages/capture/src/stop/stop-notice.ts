import type { StopPasskeyDelayRequest, StoppedPasskeyDelay } from '@selfsame/contract';

/** What came of it: the server's word, a link that is not valid (any more), or no answer. */
export type StopResult = StoppedPasskeyDelay['outcome'] | 'notValid' | 'failed';

const outcomes: readonly unknown[] = ['stopped', 'accepted', 'over'];

/** Stops the wait of a notice. Never rejects. @param base address of the capture API */
export async function stopNotice(
  notice: StopPasskeyDelayRequest,
  { base, fetch }: { base: string; fetch: typeof globalThis.fetch },
): Promise<StopResult> {
  // No `AbortSignal.timeout`: Safari knows it from version 16 on.
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), 20_000);
  try {
    const reply = await fetch(`${base}/passkey/delay/stop`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(notice),
      signal: tooLate.signal,
    });
    if (reply.status === 404) return 'notValid';
    const { outcome } = (await reply.json()) as { outcome?: unknown };
    return reply.ok && outcomes.includes(outcome) ? (outcome as StopResult) : 'failed';
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
