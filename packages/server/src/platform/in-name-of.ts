import { AsyncLocalStorage } from 'node:async_hooks';

const tenants = new AsyncLocalStorage<string>();

/**
 * What the server does for itself, each in a name of its own: it takes turns as one more tenant would. No tenant has such a name:
 * theirs are GUIDs.
 */
export const ownNames = { jobs: 'jobs', counts: 'counts', readiness: 'readiness' } as const;

/**
 * Does work for a tenant, or in one of {@link ownNames}: what it asks of the database takes its turn among what is asked for other tenants
 * (docs/decisions/0347-connections-in-turn.md). Nothing else may look at whom the work is for; use cases are told.
 */
export const inNameOf = <T>(tenantId: string, work: () => T): T => tenants.run(tenantId, work);

/**
 * What is read piece by piece, each in the name of a tenant: whoever reads a stream on, such as a socket that can take more, is
 * not who began.
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
