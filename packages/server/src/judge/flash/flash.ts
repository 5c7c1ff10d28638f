import { type FlashColor, flashColors, limits } from '@selfsame/contract';
import type { Tint } from '@selfsame/face';
import type { RandomBelow } from '../challenge.ts';
import { flashPolicy } from './flash-policy.ts';
import { type FlashVerdict, judgeFlash } from './judge-flash.ts';

/** The light in one frame. */
export interface FlashSample extends Tint {
  /** When the frame had arrived, server's clock, ms. */
  atMs: number;
  /** Mean luma of the face, 0…255. */
  brightness: number;
}

/** A colour flash between its frames, as stored in the dialogue: numbers only. */
export interface Flash {
  /** All colours; those not revealed yet are told to nobody. */
  colors: FlashColor[];
  /** When each was revealed, server's clock, ms. */
  shownAt: number[];
  samples: FlashSample[];
  /** Null until it is over. */
  verdict: FlashVerdict | null;
}

/** Draws the colours of a flash: none follows itself, so that every step is a change. */
export function drawColors(random: RandomBelow): FlashColor[] {
  const colors: FlashColor[] = [];
  while (colors.length < limits.flashColors) {
    const others = flashColors.filter((color) => color !== colors.at(-1));
    colors.push(others[random(others.length)]!);
  }
  return colors;
}

/** A flash that has not begun. */
export const startFlash = (colors: FlashColor[]): Flash => ({
  colors,
  shownAt: [],
  samples: [],
  verdict: null,
});

/** The colour that the page shows now; null before the first and after the last. */
export const colorOf = ({ colors, shownAt, verdict }: Flash): FlashColor | null =>
  verdict === null ? (colors[shownAt.length - 1] ?? null) : null;

/** Reveals the first colour. */
export const revealFirst = (flash: Flash, atMs: number): Flash => ({ ...flash, shownAt: [atMs] });

/**
 * Takes a frame into a flash that runs: the next colour is revealed when this one has stood for its time and was
 * answered by frames, and never sooner. After the last it is judged, and the samples are forgotten.
 */
export function takeSample(flash: Flash, sample: FlashSample | null, atMs: number): Flash {
  const samples = sample === null ? flash.samples : [...flash.samples, sample];
  const since = flash.shownAt.at(-1)!;
  const answers = samples.filter((one) => one.atMs > since).length;
  const isLast = flash.shownAt.length === flash.colors.length;
  // The light of the last colour is on its way for a while.
  const standsMs = limits.flashColorMs + (isLast ? flashPolicy.lag.mostMs / 2 : 0);
  const isStuck = atMs - since >= flashPolicy.slowMs;
  if (atMs - since < standsMs || (answers < flashPolicy.framesPerColor && !isStuck))
    return { ...flash, samples };
  if (!isLast) return { ...flash, samples, shownAt: [...flash.shownAt, atMs] };
  return { ...flash, samples: [], verdict: judgeFlash({ ...flash, samples, endedAt: atMs }) };
}
