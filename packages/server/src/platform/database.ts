import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { inNameOf, ownNames } from './in-name-of.ts';
import { type SharedConnections, shareConnections } from './share-connections.ts';
import { traceQuery } from './tracing/trace-query.ts';

/** The parts of a connection to the embedded PostgreSQL. */
export interface PartsConnection {
  /** Folder of its unix socket. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** How to reach a PostgreSQL: a URL, or the parts of a unix-socket connection. */
export type DatabaseConnection = { url: string } | PartsConnection;

/** A pool and the query builder over it. */
export interface OpenDatabase<DB> {
  db: Kysely<DB>;
  pool: pg.Pool;
  /** Who waits for a connection. */
  connections: Pick<SharedConnections, 'waiting' | 'waitingOf'>;
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
}

/** SQLSTATEs after which the same transaction can simply be run again: serialization failure and deadlock. */
const retryableStates = new Set(['40001', '40P01']);
const transactionTries = 3;

/** How long one waits for a connection, ms. */
const connectPatienceMs = 10_000;

/**
 * What `pg` would otherwise take from PGSSLMODE, PGSSLNEGOTIATION, PGOPTIONS, PGCLIENT_ENCODING and PGREPLICATION of
 * the caller's environment. It takes an empty value for none and asks the environment, so each says something.
 */
const nothingAmbient = {
  ssl: false,
  sslnegotiation: 'postgres',
  options: '-c DateStyle=ISO',
  client_encoding: 'UTF8',
  replication: 'off',
} as const;

/**
 * `DatabaseConnection` in the words of `pg`. The embedded PostgreSQL is reached in one way whatever the environment
 * says; for a URL the PG… variables complete what it leaves out, as in every PostgreSQL program.
 */
export const connectionOptions = (connection: DatabaseConnection): pg.ClientConfig =>
  'url' in connection ? { connectionString: connection.url } : { ...connection, ...nothingAmbient };

/**
 * Opens a pool. No connection is made yet. What `db` asks for a tenant (`inNameOf`) takes its turn among the others.
 * @param options.poolSize most connections at once
 * @param options.onConnectionLost told when an idle connection breaks; the pool replaces it by itself
 */
export function openDatabase<DB>(
  connection: DatabaseConnection,
  options: { poolSize: number; onConnectionLost?: (error: Error) => void },
): OpenDatabase<DB> {
  const pool = new pg.Pool({
    ...connectionOptions(connection),
    max: options.poolSize,
    application_name: 'selfsame',
    connectionTimeoutMillis: connectPatienceMs,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // Without a listener, a database that restarts would end the process. The pool listens to idle connections only;
  // those in use report the loss to their query as well.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connections = shareConnections(pool, { size: options.poolSize, patienceMs: connectPatienceMs });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: connections }), log: traceQuery });
  const close = async () => {
    await db.destroy();
    // Kysely ends a pool only after it has used it.
    if (!pool.ending) await pool.end();
  };
  return { db, pool, connections, close };
}

/** Resolves when the database answers; rejects with what the driver says. It does not wait behind requests whose tenant is not known yet. */
export async function checkDatabase<DB>(db: Kysely<DB>): Promise<void> {
  await inNameOf(ownNames.readiness, () => sql`select 1`.execute(db));
}

/** What is to be done when an open transaction has committed. */
const afterCommits = new WeakMap<object, (() => void)[]>();

/**
 * Does something once the transaction has committed, and never when it is rolled back: for what can't be taken back, such as a
 * count. `act` must not throw: the change stands already.
 * @param tx as `transaction` gave it; one that it did not open is not known, and `act` runs at once
 */
export function afterCommit(tx: object, act: () => void): void {
  const acts = afterCommits.get(tx);
  if (acts) acts.push(act);
  else act();
}

/**
 * Runs `work` in one transaction (read committed), or in the transaction that is already open. A deadlock or
 * serialization failure rolls back and runs it again, so `work` must have no effects outside the database but by `afterCommit`.
 */
export async function transaction<DB, T>(
  db: Kysely<DB>,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<DB>);
  for (let tries = 1; ; tries += 1) {
    const acts: (() => void)[] = [];
    try {
      const result = await db.transaction().execute((tx) => {
        afterCommits.set(tx, acts);
        return work(tx);
      });
      for (const act of acts) act();
      return result;
    } catch (error) {
      if (tries === transactionTries || !retryableStates.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** What `pg` says when there is no connection, or none any more. */
const unavailableMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
// Failures of a socket, and SQLSTATEs of a server that goes down, comes up, or is out of disk, memory or
// connections (PostgreSQL, Appendix A).
const unavailableCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'],
  ...['57P01', '57P02', '57P03', '08006', '08001', '53100', '53200', '53300'],
]);

/** True when a query failed because the database can't be reached or can't take more: a later try may work. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (unavailableMessage.test(error.message)) return true;
  // ENOENT is the missing unix socket, and nothing else.
  return code !== undefined && unavailableCodes.has(code) && (code !== 'ENOENT' || syscall === 'connect');
}

/** The SQLSTATE of a database error (`23505` unique violation …), undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** The constraint or unique index a database error is about, if any. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}
