import type { Frame } from '../camera/frames.ts';
import { withoutCopies } from '../camera/without-copies.ts';
import type { ChallengeContext, ChallengeResult } from './challenges.ts';

/** So often copies are replaced; a camera that still shows nothing new then is the server's to judge. */
const MOST_ROUNDS = 4;

/**
 * The user does nothing: `plan.frames` pictures, at least `plan.intervalMs` apart, none a copy of another where the camera
 * shows something new. A lost face ends it at once.
 */
export async function runPassive(context: ChallengeContext): Promise<ChallengeResult> {
  const { plan } = context;
  const startedMs = context.now();
  let taken: Frame[] = [];
  let distinct: Frame[] = [];
  for (let round = 0; round < MOST_ROUNDS && distinct.length < plan.frames; round++) {
    const more = await takePictures(context, plan.frames - distinct.length, startedMs, round > 0);
    if ('lost' in more) return more;
    taken = [...distinct, ...more];
    distinct = await withoutCopies(taken);
  }
  return { frames: distinct.length < plan.frames ? taken : distinct };
}

async function takePictures(
  { plan, signal, ...context }: ChallengeContext,
  count: number,
  startedMs: number,
  waits: boolean,
): Promise<Frame[] | Extract<ChallengeResult, { lost: unknown }>> {
  const taken: Promise<Frame>[] = [];
  for (let i = 0; i < count; i++) {
    if (i > 0 || waits) await context.nextFrame(plan.intervalMs, signal);
    signal.throwIfAborted();
    const atMs = Math.round(context.now() - startedMs);
    const lost = context.flaw();
    if (lost !== null) return { lost };
    taken.push(context.grab().then((jpeg) => ({ jpeg, atMs })));
  }
  return Promise.all(taken);
}
