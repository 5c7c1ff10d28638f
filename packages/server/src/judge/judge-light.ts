import type { Remedy } from '@selfsame/contract';
import { type Dialogue, isAnswered, isNear } from './dialogue.ts';
import { colorOf, type Flash, type FlashSample, revealFirst, takeSample } from './flash/flash.ts';
import { end, type Judged, type SeenFace, stay } from './step-frame.ts';
import { stepPolicy } from './step-policy.ts';

/** Whether the turns are done and the colours are not. */
export const isFlashDue = (dialogue: Dialogue): boolean =>
  dialogue.flash !== null && dialogue.flash.verdict === null && isAnswered(dialogue);

/** Whether the screen is lit in a colour. */
export const isLit = ({ flash }: Dialogue): boolean => flash !== null && colorOf(flash) !== null;

/** Looking straight again, the screen is lit; a head that turns meanwhile gives no sample. */
export function judgeLight(dialogue: Dialogue, { pose, light }: SeenFace, atMs: number): Judged {
  const flash = dialogue.flash!;
  const isStraight = isNear(pose, dialogue.neutral!);
  if (colorOf(flash) === null) {
    const held = isStraight ? dialogue.held + 1 : 0;
    if (held < stepPolicy.centerFrames) return stay({ ...dialogue, held });
    return stay({ ...dialogue, held: 0, askedAt: atMs, flash: revealFirst(flash, atMs) });
  }
  const sample = isStraight && light !== null ? { atMs, ...light } : null;
  return goOnLit(dialogue, flash, { sample, atMs, hint: isStraight ? null : 'LookStraight' });
}

/** Goes on with colours that are being shown, with or without a sample of their light. */
export function goOnLit(
  dialogue: Dialogue,
  flash: Flash,
  { sample, atMs, hint }: { sample: FlashSample | null; atMs: number; hint: Remedy | null },
): Judged {
  const after = takeSample(flash, sample, atMs);
  const { verdict } = after;
  const lit = { ...dialogue, flash: after, askedAt: after.shownAt.at(-1)! };
  if (verdict === null) return stay(lit, hint);
  return verdict.result === 'fail'
    ? end(lit, 'flash')
    : stay({ ...lit, state: 'complete', completedAt: atMs });
}
