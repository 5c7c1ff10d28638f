import type { Step } from '../../e2e/capture-page.ts';

/** Seconds from camera-ready, which is the first live screen, to a page's last state; NaN where there was no live screen. */
export function liveSeconds(steps: readonly Step[]): number {
  const states = steps.filter(({ kind }) => kind === 'state');
  const from = states.find(({ value }) => value === 'position' || value === 'hold');
  return from ? (states.at(-1)!.atMs - from.atMs) / 1_000 : Number.NaN;
}
