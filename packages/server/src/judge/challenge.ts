import { type Challenge, limits, type StepAsk } from '@selfsame/contract';

/** A direction the head is turned to; `left` is the person's own left. */
export type Turn = Exclude<StepAsk, 'center'>;

/** All turns there are. */
export const directions: readonly Turn[] = ['left', 'right', 'up', 'down'];

/** Whole number from 0 to `below` − 1, each as likely; `crypto.randomInt` in production. */
export type RandomBelow = (below: number) => number;

/**
 * Draws the turns of a challenge. None follows itself, so that each is a movement of its own: 4 · 3ⁿ⁻¹ sequences,
 * 36 (5.2 bits) for three turns. That is what a recording in one fixed order is up against, per challenge.
 */
export function drawTurns(count: number, random: RandomBelow): Turn[] {
  const turns: Turn[] = [];
  while (turns.length < count) {
    const others = directions.filter((direction) => direction !== turns.at(-1));
    turns.push(others[random(others.length)]!);
  }
  return turns;
}

/**
 * Turns asked of the next challenge of a session. Whoever lets a challenge go after seeing its beginning meets a
 * longer one: giving up is no cheaper than guessing.
 * @param givenUp challenges of the session that were left unanswered
 */
export const turnsAsked = (givenUp: number): number =>
  Math.min(limits.challengeTurns.max, limits.challengeTurns.min + givenUp);

/** What the script asks at a step: the middle first, and again after each turn. */
export const askOf = (turns: readonly Turn[], step: number): StepAsk =>
  step % 2 === 0 ? 'center' : (turns[(step - 1) / 2] ?? 'center');

/** What the page is told of a challenge beforehand: how long it is, never which turns. */
export const presentChallenge = (turns: number): Challenge => ({
  kind: 'head-turn',
  turns,
  stepMs: limits.stepSec * 1_000,
  frame: {
    intervalMs: limits.stepIntervalMs,
    longSide: limits.stepLongSide,
    jpegQuality: limits.stepJpegQuality,
    maxBytes: limits.stepFrameBytes,
  },
});
