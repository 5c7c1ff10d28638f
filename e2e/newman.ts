import { createRequire } from 'node:module';

/** A Postman collection, as far as the journeys look into it. */
export interface Collection {
  item: { name: string }[];
}

/** What one run of newman came to. */
export interface NewmanRun {
  requests: number;
  assertions: number;
  /** One sentence for each failed request, script or assertion. */
  failures: string[];
  /** The collection's variables afterwards, those that its scripts set included. */
  variables: Record<string, string>;
}

interface Summary {
  run: {
    stats: Record<'requests' | 'assertions', { total: number }>;
    failures: { source?: { name?: string }; error: Error }[];
  };
}
interface ScriptEnd {
  execution?: { collectionVariables: { toObject(): Record<string, string> } };
}
/** The part of newman's library that is used; it brings no types. */
interface Newman {
  run(
    options: {
      collection: Collection;
      folder: string[];
      envVar: { key: string; value: string }[];
      timeoutRequest: number;
    },
    done: (error: Error | null, summary: Summary) => void,
  ): { on(event: 'script', listener: (error: Error | null, end: ScriptEnd) => void): void };
}

const newman = createRequire(import.meta.url)('newman') as Newman;

/**
 * Runs some requests of a collection.
 * @param requests names of the requests, in the collection's order
 * @param variables what a person would fill in, or an earlier part of the run left
 */
export function runNewman(
  collection: Collection,
  requests: string[],
  variables: Record<string, string>,
): Promise<NewmanRun> {
  const after: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    const options = {
      collection,
      folder: requests,
      envVar: Object.entries(variables).map(([key, value]) => ({ key, value })),
      timeoutRequest: 30_000,
    };
    const run = newman.run(options, (error, summary) => {
      if (error) return reject(error);
      resolve({
        requests: summary.run.stats.requests.total,
        assertions: summary.run.stats.assertions.total,
        failures: summary.run.failures.map((failure) => `${failure.source?.name}: ${failure.error.message}`),
        variables: after,
      });
    });
    run.on('script', (_error, { execution }) => {
      Object.assign(after, execution?.collectionVariables.toObject());
    });
  });
}
