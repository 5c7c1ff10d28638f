/** A prompt as it stands on the screen. */
export interface ShownPrompt {
  readonly text: string;
  /** When it appeared, ms. */
  readonly atMs: number;
}

/** Shortest life of a prompt: a screen reader needs the time, and bubbles must not flicker (docs/capture.md#prompts). */
export const PROMPT_MS = 900;

/** Lets a new prompt take the place of the shown one only when that has stood long enough. */
export function pacePrompt(shown: ShownPrompt | null, wanted: string, nowMs: number): ShownPrompt {
  if (shown === null) return { text: wanted, atMs: nowMs };
  const isDue = nowMs - shown.atMs >= PROMPT_MS;
  return shown.text !== wanted && isDue ? { text: wanted, atMs: nowMs } : shown;
}
