import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { FairQueue } from './fair-queue.ts';
import { workedFor } from './in-name-of.ts';

/** A client of `pg.Pool`. */
type Client = PostgresPoolClient & { release: (error?: Error | boolean) => void };

/** What is shared out; `pg.Pool` is one. */
export interface ConnectionPool {
  connect(): Promise<Client>;
  end(): Promise<void>;
  options: PostgresPool['options'];
}

/** A pool whose connections go to tenants in turn, and who waits for one. */
export interface SharedConnections extends PostgresPool {
  connect(): Promise<Client>;
  /** Queries and transactions that wait for a connection: all, and those of one tenant. */
  waiting(): number;
  waitingOf(tenantId: string): number;
}

/** How the connections are shared. */
export interface ConnectionSharing {
  /** Connections of the pool. */
  size: number;
  /** How long one waits for a connection, ms. */
  patienceMs: number;
  /** ms, of a clock that never goes back. */
  now?: () => number;
}

/** How much longer than the others a tenant that had none of late may hold connections, ms. */
const creditMs = 1_000;

/** Whose work it is that is for nobody in particular, such as finding out who calls. */
const nobody = 'nobody';

/** One in six connections is never held by one tenant. Of few, all may be: whoever holds one may need another. */
const mostOfTenant = (size: number): number => (size < 4 ? size : size - Math.max(1, Math.floor(size / 6)));

/** What `pg` says, so that it is taken for what it is (`isDatabaseUnavailable`). */
const timedOut = () => new Error('timeout exceeded when trying to connect');

/**
 * Puts a fair queue before a pool, whose own queue is first come, first served: a tenant with a hundred requests, or with many
 * that wait for one another's locks, would have all others wait behind it. Tenants share the time for which connections are
 * held.
 */
export function shareConnections(
  pool: ConnectionPool,
  { size, patienceMs, now = () => performance.now() }: ConnectionSharing,
): SharedConnections {
  const most = mostOfTenant(size);
  const queue = new FairQueue({
    ...{ running: size, waiting: Number.POSITIVE_INFINITY, now, credit: creditMs },
    runningOf: (group) => (group === nobody ? size : most),
  });
  const share = (group: string) => ({
    ...{ group, client: group, running: size, waiting: Number.POSITIVE_INFINITY },
  });
  return {
    connect: () =>
      new Promise((resolve, reject) => {
        const late = new AbortController();
        const timer = setTimeout(() => late.abort(timedOut()), patienceMs);
        const hold = async (): Promise<void> => {
          clearTimeout(timer);
          const client = await pool.connect();
          await new Promise<void>((released) => {
            resolve(tellingOf(client, released));
          });
        };
        queue.run(share(workedFor() ?? nobody), hold, late.signal).catch(reject);
      }),
    options: pool.options,
    end: () => pool.end(),
    waiting: () => queue.waiting,
    waitingOf: (tenantId) => queue.waitingOf(tenantId),
  };
}

/** The pool gives a client a `release` of its own each time that it hands it out. */
function tellingOf(client: Client, onReleased: () => void): Client {
  const { release } = client;
  client.release = (error) => {
    release.call(client, error);
    onReleased();
  };
  return client;
}
