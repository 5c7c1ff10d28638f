import type { ChallengeContext, ChallengeResult } from './challenges.ts';

/** The user does nothing: `plan.frames` pictures, `plan.intervalMs` apart. A lost face ends it at once. */
export async function runPassive(context: ChallengeContext): Promise<ChallengeResult> {
  const { plan, signal } = context;
  const startedMs = context.now();
  const taken: Promise<{ jpeg: Blob; atMs: number }>[] = [];
  for (let i = 0; i < plan.frames; i++) {
    if (i > 0) await context.nextFrame(plan.intervalMs, signal);
    signal.throwIfAborted();
    const atMs = Math.round(context.now() - startedMs);
    const lost = context.flaw();
    if (lost !== null) return { lost };
    taken.push(context.grab().then((jpeg) => ({ jpeg, atMs })));
  }
  return { frames: await Promise.all(taken) };
}
