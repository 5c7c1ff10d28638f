import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { connectionOptions, type DatabaseConnection } from '../../packages/server/src/platform/database.ts';
import { callOutside, type FailAt } from './call-outside.ts';

/** A pool of real connections of one node, each statement of which is a call to the outside. */
export interface SimulatedPool extends PostgresPool {
  /** Breaks all connections off, as the end of a process does; the database rolls back what was open. */
  breakOff(): Promise<void>;
}

/** SQLSTATEs of what PostgreSQL does to a statement; thrown there, so that it ends its transaction as well. */
const states = { hang: '57014', deadlock: '40P01' } as const;
const raise = (state: string) => `do $$ begin raise exception 'simulated' using errcode = '${state}'; end $$`;

/** Ends a connection without a word. */
function cut(client: pg.PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** What a query of a broken connection gets, in the words of `pg`. */
const gone = () => new Error('Connection terminated unexpectedly');

/** One connection for one transaction or statement. */
function simulateClient(client: pg.PoolClient, onReleased: () => void): PostgresPoolClient {
  let isBroken = false;
  const failAt =
    (statement: string): FailAt =>
    async (kind, run) => {
      if (kind === 'fail' || kind === 'lost') {
        if (kind === 'lost') await run();
        isBroken = true;
        cut(client);
        throw gone();
      }
      // A commit that fails is a rollback.
      if (/^commit/i.test(statement)) await client.query('rollback');
      await client.query(raise(states[kind]));
      throw new Error('PostgreSQL did not raise what it was told to');
    };
  const query = (statement: string, parameters: unknown[]) => {
    if (isBroken) return Promise.reject(gone());
    const run = () => client.query(statement, parameters);
    // A rollback that fails ends in a broken connection, which rolls back as well.
    return /^rollback/i.test(statement) ? run() : callOutside(failAt(statement), run);
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release() {
      onReleased();
      client.release(isBroken);
    },
  };
}

/** Opens the connections of a node as they are asked for. */
export function openSimulatedPool(connection: DatabaseConnection): SimulatedPool {
  const pool = new pg.Pool({ ...connectionOptions(connection), max: 8 });
  const used = new Set<pg.PoolClient>();
  let isBrokenOff = false;
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    options: {},
    async connect() {
      const client = await pool.connect();
      if (isBrokenOff) {
        client.release(true);
        return new Promise<never>(() => {});
      }
      used.add(client);
      return simulateClient(client, () => used.delete(client));
    },
    end: () => pool.end(),
    async breakOff() {
      isBrokenOff = true;
      for (const client of used) {
        cut(client);
        client.release(true);
      }
      used.clear();
      await pool.end();
    },
  };
}
