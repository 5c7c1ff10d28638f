import { type CaptureOutcome, type ChallengeState, limits, type Remedy } from '@selfsame/contract';
import { askOf } from '../../judge/challenge.ts';
import { type Dialogue, turnsDone } from '../../judge/dialogue.ts';
import { colorOf } from '../../judge/flash/flash.ts';
import { turnProgress } from '../../judge/judge-step.ts';

/** What the page is told of a dialogue: the step that runs, and nothing of those to come. */
export function presentDialogue(
  dialogue: Dialogue,
  now: Date,
  { hint, outcome }: { hint: Remedy | null; outcome: CaptureOutcome | null },
): ChallengeState {
  const stepMs = limits.stepSec * 1_000;
  const spentMs = dialogue.askedAt === null ? 0 : now.getTime() - dialogue.askedAt;
  return {
    state: dialogue.state,
    step:
      dialogue.state === 'running'
        ? {
            number: dialogue.step,
            ask: dialogue.step < 2 * dialogue.asked ? askOf(dialogue.turns, dialogue.step) : 'center',
            progress: turnProgress(dialogue),
            color: dialogue.flash && colorOf(dialogue.flash),
            dueMs: Math.min(stepMs, Math.max(0, stepMs - spentMs)),
          }
        : null,
    turnsDone: turnsDone(dialogue),
    turns: dialogue.asked,
    hint,
    outcome,
  };
}
