import os from 'node:os';

/**
 * Nice values of worker threads. There are as many workers as cores: at the priority of all else, a thread that computes for a
 * second would keep the one that answers requests, and the database, waiting for a turn of the processor at each step. One
 * worker goes before the others: where both want the same core, it gets three quarters of it.
 */
export const workerNice = { first: 5, others: 10 } as const;

/** What is asked of `node:os`. */
type Priorities = Pick<typeof os, 'getPriority' | 'setPriority' | 'platform'>;

/**
 * Lets the calling thread go behind others: its nice value becomes the one given, unless it is that or more already, as
 * where the server was started by `nice`: to be less nice takes a right (CAP_SYS_NICE) that the server rarely has. On Linux a
 * nice value belongs to the thread; elsewhere it belongs to the whole process and is left alone. Never throws: a system that
 * refuses, leaves the thread as it was.
 * @param nice one of {@link workerNice}
 */
export function yieldToOthers(nice: number, system: Priorities = os): void {
  if (system.platform() !== 'linux') return;
  try {
    if (system.getPriority() < nice) system.setPriority(nice);
  } catch {
    // A sandbox that forbids the call: the work is done all the same, only less considerately.
  }
}
