import type { ChallengeState, Remedy } from '@selfsame/contract';
import type { ChallengeContext, ChallengeResult } from '../challenges.ts';
import type { Ask } from '../states.ts';
import { runPassive } from './passive.ts';

/** A reason is told when it has kept so many frames in a row from counting; single ones are flicker. */
const HINT_AFTER = 4;
/** After the last turn the head goes back by itself; then the pictures are taken. */
const RETURN_MS = 350;
/** Longest wait for a straight face before the pictures; the server refuses what is too far off. */
const MOST_RETURN_MS = 1_800;

/** The dialogue has shown time enough; the pictures need no more than to differ. */
const STILLS_INTERVAL_MS = 100;

type HeadTurn = Extract<ChallengeContext['challenge'], { kind: 'head-turn' }>;

/**
 * The server asks for one turn of the head after the other; this sends it small frames, one at a time, and shows what
 * it asks for, until it has seen them all. Then the pictures are taken, looking straight.
 */
export async function runHeadTurn(context: ChallengeContext): Promise<ChallengeResult> {
  const challenge = context.challenge as HeadTurn;
  const line = context.openDialogue();
  try {
    const end = await answerAll(context, challenge, line);
    if (end.outcome !== null) return { ended: end.outcome };
    context.onAsk({ step: 'center', done: end.turnsDone, turns: end.turns, hint: null });
    await untilStraight(context);
    const { plan } = context;
    return await runPassive({
      ...context,
      plan: { ...plan, intervalMs: Math.min(plan.intervalMs, STILLS_INTERVAL_MS) },
    });
  } finally {
    line.close();
  }
}

async function answerAll(
  context: ChallengeContext,
  { frame, turns }: HeadTurn,
  line: ReturnType<ChallengeContext['openDialogue']>,
): Promise<ChallengeState> {
  const { signal } = context;
  context.onAsk({ step: 'center', done: 0, turns, hint: null });
  let hint: Remedy | null = null;
  let hinted = 0;
  for (;;) {
    const sentMs = context.now();
    signal.throwIfAborted();
    const state = await line.answer(await context.grabSmall(frame), signal);
    if (state.state !== 'running' || state.step === null) return state;
    hinted = state.hint !== null && state.hint === hint ? hinted + 1 : 1;
    hint = state.hint;
    context.onAsk(askOf(state, state.step.ask, hinted >= HINT_AFTER ? hint : null));
    await context.nextFrame(Math.max(0, frame.intervalMs - (context.now() - sentMs)), signal);
  }
}

const askOf = ({ turnsDone, turns }: ChallengeState, step: Ask['step'], hint: Remedy | null): Ask => ({
  step,
  done: turnsDone,
  turns,
  hint,
});

async function untilStraight(context: ChallengeContext): Promise<void> {
  const startedMs = context.now();
  do {
    await context.nextFrame(RETURN_MS, context.signal);
  } while (!context.isStraight() && context.now() - startedMs < MOST_RETURN_MS);
}
