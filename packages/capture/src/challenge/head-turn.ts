import type { ChallengeState, Remedy } from '@selfsame/contract';
import type { ChallengeContext, ChallengeResult } from '../challenges.ts';
import type { DialogueLine } from '../dialogue-line.ts';
import type { Frame } from '../frames.ts';
import type { Ask } from '../states.ts';
import { MiddlePictures } from './middle-pictures.ts';
import { runPassive } from './passive.ts';

/** A reason is told when it has kept so many frames in a row from counting; single ones are flicker. */
const HINT_AFTER = 4;
/** How often to look whether the head is back, when pictures are missing after the last turn. */
const RETURN_LOOK_MS = 100;
/** Longest wait for a straight face before the pictures; the server refuses what is too far off. */
const MOST_RETURN_MS = 1_800;

/** The dialogue has shown time enough; the pictures need no more than to differ. */
const STILLS_INTERVAL_MS = 100;

type HeadTurn = Extract<ChallengeContext['challenge'], { kind: 'head-turn' }>;

/**
 * The server asks for one turn of the head after the other; this sends it small frames, one at a time, and shows what
 * it asks for, until it has seen them all. The pictures are taken meanwhile, whenever it asks to look straight.
 */
export async function runHeadTurn(context: ChallengeContext): Promise<ChallengeResult> {
  const challenge = context.challenge as HeadTurn;
  const { line } = context;
  if (line === null) throw new Error('A dialogue without a line');
  const startedMs = context.now();
  try {
    const pictures = new MiddlePictures(context.plan.frames, challenge.turns);
    const end = await answerAll(context, challenge, line, pictures);
    if (end.outcome !== null) return { ended: end.outcome };
    const frames = await pictures.read();
    const missing = context.plan.frames - frames.length;
    return missing > 0 ? await takeMissing(context, end, frames, context.now() - startedMs) : { frames };
  } finally {
    line.close();
  }
}

async function answerAll(
  context: ChallengeContext,
  { frame, turns }: HeadTurn,
  line: DialogueLine,
  pictures: MiddlePictures,
): Promise<ChallengeState> {
  const { signal } = context;
  const startedMs = context.now();
  let ask: Ask = { step: 'center', done: 0, turns, hint: null };
  let hint: Remedy | null = null;
  let hinted = 0;
  context.onAsk(ask);
  for (;;) {
    const sentMs = context.now();
    signal.throwIfAborted();
    const small = context.grabSmall(frame);
    if (ask.step === 'center') {
      const atMs = Math.round(sentMs - startedMs);
      pictures.take(context.grab().then((jpeg) => ({ jpeg, atMs })));
    }
    const state = await line.answer(await small, signal);
    if (state.state !== 'running' || state.step === null) return state;
    if (ask.step === 'center' && state.step.ask !== 'center') pictures.keep();
    hinted = state.hint !== null && state.hint === hint ? hinted + 1 : 1;
    hint = state.hint;
    ask = askOf(state, state.step.ask, hinted >= HINT_AFTER ? hint : null);
    context.onAsk(ask);
    await context.nextFrame(Math.max(0, frame.intervalMs - (context.now() - sentMs)), signal);
  }
}

const askOf = ({ turnsDone, turns }: ChallengeState, step: Ask['step'], hint: Remedy | null): Ask => ({
  step,
  done: turnsDone,
  turns,
  hint,
});

/** Takes what is missing when the turns are done: a dialogue that was gone on with has few middles. */
async function takeMissing(
  context: ChallengeContext,
  { turnsDone, turns }: ChallengeState,
  taken: readonly Frame[],
  afterMs: number,
): Promise<ChallengeResult> {
  context.onAsk({ step: 'center', done: turnsDone, turns, hint: null });
  await untilStraight(context);
  const { plan } = context;
  const rest = await runPassive({
    ...context,
    plan: {
      ...plan,
      frames: plan.frames - taken.length,
      intervalMs: Math.min(plan.intervalMs, STILLS_INTERVAL_MS),
    },
  });
  if (!('frames' in rest)) return rest;
  const later = rest.frames.map(({ jpeg, atMs }) => ({ jpeg, atMs: Math.round(atMs + afterMs) }));
  return { frames: [...taken, ...later] };
}

async function untilStraight(context: ChallengeContext): Promise<void> {
  const startedMs = context.now();
  do {
    await context.nextFrame(RETURN_LOOK_MS, context.signal);
  } while (!context.isStraight() && context.now() - startedMs < MOST_RETURN_MS);
}
