import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { currentAct } from './act-context.ts';
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

/**
 * Takes from a connection that runs nothing what PostgreSQL takes from one that is cut: its transaction and its locks. A new
 * connection would cost ten times as much, and know no statement.
 */
const forget = (client: pg.PoolClient): Promise<unknown> =>
  client.query('rollback; select pg_advisory_unlock_all()');

/** Of connections that break, every so manieth is really cut: its locks live on until PostgreSQL notices. */
const cutEvery = 4;

/** What a query of a broken connection gets, in the words of `pg`. */
const gone = () => new Error('Connection terminated unexpectedly');

const names = new Map<string, string>();

/** A statement that the connection prepares when it sees it first: to plan one takes longer than to run it. */
function prepare(text: string, values: unknown[]): pg.QueryConfig {
  // Several in one string can't be prepared, and what begins and ends a transaction needs no plan.
  if (values.length === 0 && !/^\s*(select|with|insert|update|delete)\b[^;]*$/i.test(text)) return { text };
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return { name, text, values };
}

/** What writes nothing. */
const reading = /^\s*(select|begin|start|commit|rollback|savepoint|release)\b/i;

/** Told of what a connection does. */
interface Listener {
  onReleased(): void;
  /** A connection breaks. @returns whether it is to be cut */
  onBroken(): boolean;
  /** A statement is made. */
  onStatement(isWriting: boolean): void;
}

/** A connection in use. */
interface SimulatedClient extends PostgresPoolClient {
  /** Breaks it off, as the end of its process does: whoever uses it still gets no answer. The pool may have it afterwards. */
  breakOff(): Promise<void>;
}

/** How a connection breaks and goes back to its pool, each of them once. */
class Loan {
  isBroken = false;
  readonly #client: pg.PoolClient;
  // The pool gives a client another one each time: what is late must not give away the connection of who has it then.
  readonly #giveBack: pg.PoolClient['release'];
  #isCut = false;
  #isGivenBack = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.#giveBack = client.release;
  }

  async break(isCut: boolean): Promise<void> {
    if (this.isBroken) return;
    this.isBroken = true;
    this.#isCut = isCut;
    if (isCut) cut(this.#client);
    else await forget(this.#client);
  }

  end(): void {
    if (this.#isGivenBack) return;
    this.#isGivenBack = true;
    this.#giveBack(this.#isCut);
  }
}

/** One connection for one transaction or statement. */
function simulateClient(client: pg.PoolClient, listener: Listener): SimulatedClient {
  const { onReleased, onBroken, onStatement } = listener;
  const loan = new Loan(client);
  let isOver = false;
  let running = 0;
  const failAt =
    (statement: string): FailAt =>
    async (kind, run) => {
      if (kind === 'fail' || kind === 'lost') {
        if (kind === 'lost') await run();
        await loan.break(onBroken()).finally(() => currentAct()?.turns.unlock());
        throw gone();
      }
      // A commit that fails is a rollback.
      if (/^commit/i.test(statement)) await client.query('rollback');
      await client.query(raise(states[kind])).finally(() => currentAct()?.turns.unlock());
      throw new Error('PostgreSQL did not raise what it was told to');
    };
  let isInTransaction = false;
  const run = async (statement: string, parameters: unknown[]) => {
    onStatement(!reading.test(statement));
    isInTransaction ||= /^(begin|start)/i.test(statement);
    running += 1;
    try {
      return await client.query(prepare(statement, parameters));
    } finally {
      running -= 1;
      isInTransaction &&= !/^(commit|rollback)/i.test(statement);
      if (!isInTransaction) currentAct()?.turns.unlock();
    }
  };
  const query = (statement: string, parameters: unknown[]) => {
    if (isOver) return new Promise<never>(() => {});
    if (loan.isBroken) return Promise.reject(gone());
    // A rollback that fails ends in a broken connection, which rolls back as well.
    if (/^rollback/i.test(statement)) return run(statement, parameters);
    return callOutside(failAt(statement), () => run(statement, parameters), /^commit/i.test(statement));
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release() {
      if (isOver) return;
      onReleased();
      loan.end();
    },
    async breakOff() {
      isOver = true;
      // What runs may wait for a lock for long.
      await loan.break(running > 0 || onBroken());
      loan.end();
    },
  };
}

/**
 * @param pool connections of the node's processes, which outlive each of them
 * @param onStatement told of each statement, and whether it may write
 */
export function openSimulatedPool(pool: pg.Pool, onStatement: Listener['onStatement']): SimulatedPool {
  const used = new Set<SimulatedClient>();
  let isBrokenOff = false;
  let broken = 0;
  const onBroken = () => broken++ % cutEvery === 0;
  return {
    options: {},
    async connect() {
      const client = await pool.connect();
      if (isBrokenOff) {
        client.release();
        return new Promise<never>(() => {});
      }
      const simulated = simulateClient(client, {
        ...{ onStatement, onBroken, onReleased: () => used.delete(simulated) },
      });
      used.add(simulated);
      return simulated;
    },
    async end() {},
    async breakOff() {
      isBrokenOff = true;
      const left = [...used];
      used.clear();
      await Promise.all(left.map((client) => client.breakOff()));
    },
  };
}
