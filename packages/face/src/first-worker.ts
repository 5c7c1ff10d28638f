import type { WorkOptions } from './evidence.ts';

/** The thread id of the worker that goes before the others, one element; 0 while there is none. */
export type FirstWorker = Int32Array;

/** Of a worker, what its choice looks at. */
interface Worker {
  /** Thread id. */
  id: number;
  /** Tasks that it has. */
  currentUsage: number;
}

/** @returns memory that a pool shares with its workers */
export const createFirstWorker = (): FirstWorker => new Int32Array(new SharedArrayBuffer(4));

/** Makes a worker the first, unless another is. Called by the worker itself when it starts. */
export const claimFirst = (first: FirstWorker, threadId: number): boolean =>
  Atomics.compareExchange(first, 0, 0, threadId) === 0;

/**
 * Where the first worker has ended, the next one that starts will be it.
 * @param left thread ids of the workers that there are still; one that ended by itself has no id any more
 */
export function releaseFirst(first: FirstWorker, left: readonly number[]): void {
  const was = Atomics.load(first, 0);
  if (!left.includes(was)) Atomics.compareExchange(first, 0, was, 0);
}

/**
 * Chooses among the idle workers: the first for whoever comes, any other for who has had their share while others ask as well.
 * If no such worker is idle, any idle one is taken: none is idle while somebody waits.
 * @returns null when none is idle
 */
export function chooseWorker<W extends Worker>(
  first: FirstWorker,
  work: WorkOptions | null,
  workers: readonly W[],
): W | null {
  const isFirst = ({ id }: W) => id === Atomics.load(first, 0);
  const idle = workers.filter(({ currentUsage }) => currentUsage === 0);
  return idle.find((worker) => isFirst(worker) !== (work?.behind === true)) ?? idle[0] ?? null;
}
