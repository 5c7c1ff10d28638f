import type { ChallengeState, Remedy } from '@selfsame/contract';
import type { Frame } from '../camera/frames.ts';
import { withoutCopies } from '../camera/without-copies.ts';
import type { Hint } from '../guidance/guidance.ts';
import type { Ask } from '../machine/states.ts';
import type { DialogueSocket } from '../session/dialogue-socket.ts';
import type { ChallengeContext, ChallengeResult } from './challenges.ts';
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

/** Least life of a colour on the screen, ms; `limits.flashColorMs` of the server. */
const COLOR_MS = 400;

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
    if ('lost' in end) return end;
    if (end.outcome !== null) return { ended: end.outcome };
    const frames = await withoutCopies(await pictures.read());
    const missing = context.plan.frames - frames.length;
    return missing > 0 ? await takeMissing(context, end, frames, context.now() - startedMs) : { frames };
  } finally {
    line.close();
  }
}

async function answerAll(
  context: ChallengeContext,
  { frame, turns }: HeadTurn,
  line: DialogueSocket,
  pictures: MiddlePictures,
): Promise<ChallengeState | { lost: Hint }> {
  const { signal } = context;
  const startedMs = context.now();
  let ask: Ask = { step: 'center', done: 0, turns, progress: 0, hint: null, color: null };
  let hint: Remedy | null = null;
  let hinted = 0;
  let litMs = Number.NEGATIVE_INFINITY;
  let picturedMs = Number.NEGATIVE_INFINITY;
  context.onAsk(ask);
  for (;;) {
    const sentMs = context.now();
    signal.throwIfAborted();
    const small = context.grabSmall(frame);
    // Whoever moves away would be flashed at for nothing.
    const lost = ask.color === null ? null : context.flaw();
    if (lost !== null) return { lost };
    if (ask.step === 'center' && ask.color === null && sentMs - picturedMs >= STILLS_INTERVAL_MS) {
      picturedMs = sentMs;
      const atMs = Math.round(sentMs - startedMs);
      pictures.take(context.grab().then((jpeg) => ({ jpeg, atMs })));
    }
    const state = await line.answer(await small, signal);
    if (state.state !== 'running' || state.step === null) return state;
    if (ask.step === 'center' && state.step.ask !== 'center') pictures.keep();
    hinted = state.hint !== null && state.hint === hint ? hinted + 1 : 1;
    hint = state.hint;
    const next = askOf(state, state.step, hinted >= HINT_AFTER ? hint : null);
    if (next.color !== ask.color) {
      await untilColorStood(context, litMs);
      litMs = context.now();
    }
    ask = next;
    context.onAsk(ask);
    await context.nextFrame(Math.max(0, frame.intervalMs - (context.now() - sentMs)), signal);
  }
}

const askOf = (
  { turnsDone, turns }: ChallengeState,
  { ask, progress, color }: NonNullable<ChallengeState['step']>,
  hint: Remedy | null,
): Ask => ({ step: ask, done: turnsDone, turns, progress: progress ?? 0, hint, color });

/** However fast answers come on the way: no colour stands for less than 0.4 s on this screen either (WCAG 2.3.1). */
async function untilColorStood({ now, nextFrame, signal }: ChallengeContext, sinceMs: number): Promise<void> {
  const leftMs = sinceMs + COLOR_MS - now();
  if (leftMs > 0) await nextFrame(leftMs, signal);
}

/** Takes what is missing when the turns are done: a dialogue that was gone on with has few middles. */
async function takeMissing(
  context: ChallengeContext,
  { turnsDone, turns }: ChallengeState,
  taken: readonly Frame[],
  afterMs: number,
): Promise<ChallengeResult> {
  context.onAsk({ step: 'center', done: turnsDone, turns, progress: 0, hint: null, color: null });
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
