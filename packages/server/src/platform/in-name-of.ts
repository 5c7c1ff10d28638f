import { AsyncLocalStorage } from 'node:async_hooks';

const tenants = new AsyncLocalStorage<string>();

/**
 * Names in which the server works for itself. Each takes turns like one more tenant. No tenant has such a name: theirs are
 * GUIDs.
 */
export const ownNames = { jobs: 'jobs', counts: 'counts', readiness: 'readiness' } as const;

/**
 * Does work for a tenant, or in one of {@link ownNames}. What the work asks of the database takes its turn among what other
 * tenants ask (docs/decisions/0347-connections-in-turn.md). Nothing else may look at whom the work is for; use cases are told.
 */
export const inNameOf = <T>(tenantId: string, work: () => T): T => tenants.run(tenantId, work);

/**
 * Reads each piece of a stream in the name of a tenant. A later piece is asked for by whatever can take more, such as a socket,
 * and no longer by the request that began.
 */
export function readInNameOf<T>(tenantId: string, pieces: AsyncIterable<T>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const reading = pieces[Symbol.asyncIterator]();
      return {
        next: () => inNameOf(tenantId, () => reading.next()),
        return: () =>
          inNameOf(tenantId, async (): Promise<IteratorReturnResult<undefined>> => {
            await reading.return?.();
            return { done: true, value: undefined };
          }),
      };
    },
  };
}

/** Whom the running work is for; undefined: nobody knows yet, or for nobody in particular. */
export const workedFor = (): string | undefined => tenants.getStore();
