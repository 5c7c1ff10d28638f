import { setTimeout } from 'node:timers/promises';

/** Does work, and ends at a multiple of a time: work that differs by less takes the same time to whoever waits. */
export async function answerAtPace(paceMs: number, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  const spent = performance.now() - began;
  await setTimeout(Math.ceil(spent / paceMs) * paceMs - spent);
}
