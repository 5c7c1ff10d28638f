import { createHmac } from 'node:crypto';
import pg from 'pg';
import { connectionOptions, type PartsConnection } from '../database.ts';

/** How we reach a cluster: as the application, or as its superuser. */
export interface ClusterConnections {
  /** The application's: owns our database and everything in it, and is no superuser. */
  connection: PartsConnection;
  /** The superuser's, to the database `postgres`: for the supervisor and for tests. */
  administration: PartsConnection;
}

/** What a try to get in found. `silent`: nobody there yet, or still starting. `refusing`: it runs and says no. */
export type Admission = { state: 'ready' | 'silent' } | { state: 'refusing'; reason: string };

/** Superuser of the cluster, made by initdb. */
export const clusterUser = 'selfsame';
const applicationUser = 'selfsame_application';
const database = 'selfsame';

/** The connections of a cluster whose superuser has this password. */
export function connectionsOf(host: string, port: number, password: string): ClusterConnections {
  const common = { host, port };
  // Derived, so that two processes that start at once agree, and nothing more has to be kept.
  const applicationPassword = createHmac('sha256', password).update(applicationUser).digest('base64url');
  return {
    connection: { ...common, user: applicationUser, password: applicationPassword, database },
    administration: { ...common, user: clusterUser, password, database: 'postgres' },
  };
}

/** Connects as the superuser and makes what is missing: the application's role, and our database, which it owns. */
export async function admit({ connection, administration }: ClusterConnections): Promise<Admission> {
  try {
    await withClient(administration, (client) => ensureRole(client, connection.password));
    const isOwner = await withClient(administration, ensureDatabase);
    if (!isOwner) await withClient({ ...administration, database }, handOver);
    return { state: 'ready' };
  } catch (error) {
    if (isStarting(error)) return { state: 'silent' };
    return { state: 'refusing', reason: (error as Error).message };
  }
}

const startingCodes = new Set(['57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAGAIN']);

function isStarting(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return (
    (code !== undefined && startingCodes.has(code)) ||
    /^(Connection terminated|timeout expired)/.test(message)
  );
}

async function withClient<T>(
  connection: PartsConnection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    ...connectionOptions(connection),
    application_name: 'selfsame supervisor',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureRole(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [applicationUser]);
  if (rowCount === 1) return;
  const literal = client.escapeLiteral(password);
  await client.query(`create role ${applicationUser} login password ${literal}`).catch(ignoreDuplicate);
}

/** @returns false when the database was made by an earlier version and belongs to the superuser still */
async function ensureDatabase(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [database],
  );
  if (rows[0]) return rows[0].owner === applicationUser;
  await client.query(`create database ${database} owner ${applicationUser}`).catch(ignoreDuplicate);
  return true;
}

/** Gives everything in the database to the application, in one transaction; the database's owner last says it is done. */
const handOver = (client: pg.Client): Promise<unknown> =>
  client.query(`
    do $$
    declare statement text;
    begin
      for statement in
        with free as (
          select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
        ), ours as (
          select format('alter schema %I owner to ${applicationUser}', nspname) as text, 'pg_namespace'::regclass as class, n.oid
          from pg_namespace n join free using (oid)
          union all
          select format('alter %s %s owner to ${applicationUser}',
              case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
              c.oid::regclass), 'pg_class'::regclass, c.oid
          from pg_class c join free on free.oid = c.relnamespace
          where relkind in ('r', 'p', 'v', 'm', 'f')
             or relkind = 'S' and not exists (select from pg_depend d
               where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i'))
          union all
          select format('alter routine %s owner to ${applicationUser}', p.oid::regprocedure), 'pg_proc'::regclass, p.oid
          from pg_proc p join free on free.oid = p.pronamespace
          union all
          select format('alter type %s owner to ${applicationUser}', t.oid::regtype), 'pg_type'::regclass, t.oid
          from pg_type t join free on free.oid = t.typnamespace
          where t.typrelid = 0 and t.typelem = 0
        )
        select text from ours
        where not exists (select from pg_depend d
          where d.classid = ours.class and d.objid = ours.oid and d.deptype = 'e')
      loop
        execute statement;
      end loop;
      execute 'alter database ${database} owner to ${applicationUser}';
    end $$`);

function ignoreDuplicate(error: unknown): void {
  const code = error instanceof pg.DatabaseError ? error.code : '';
  // duplicate_object, duplicate_database, or unique_violation when both inserted at the same moment.
  if (code !== '42710' && code !== '42P04' && code !== '23505') throw error;
}
