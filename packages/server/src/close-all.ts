import type { Log } from './platform/log.ts';

/** Things to close, in the order in which they were opened. */
export type Closers = (() => Promise<unknown>)[];

/** Closes all, the last opened first; each in spite of the others' failures, which the log tells. */
export async function closeAll(closers: Closers, log: Pick<Log, 'error'>): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    await close().catch((error: unknown) => log.error({ err: error }, 'a part did not close cleanly'));
  }
}
