import { type Kysely, sql } from 'kysely';
import type { JobName, Jobs, SqlExecutor } from '../../packages/server/src/platform/jobs.ts';
import type { Database } from '../../packages/server/src/store/tables.ts';

/** Where the queue lies: as the real one, beside what a backup keeps. */
export const jobTableName = 'simulation.simulated_job';

/** The queue of the simulator: a table in the same database, so that jobs commit with the change that asks for them. */
export const jobTable = `create schema simulation;
create table ${jobTableName} (
  id bigint generated always as identity primary key,
  name text not null,
  data jsonb not null,
  start_after timestamptz,
  singleton_key text not null,
  state text not null default 'waiting',
  tries int not null default 0);
create unique index on ${jobTableName} (name, singleton_key) where state = 'waiting'`;

/** A row of {@link jobTable}. */
export interface JobRow {
  id: string;
  name: JobName;
  data: object;
  start_after: Date | null;
  tries: number;
}

type Handler = (data: never) => Promise<void>;

/** {@link Jobs} of one node; the simulator decides when one of them runs, and where, and how often. */
export interface TableJobs extends Jobs {
  handlers: Map<JobName, Handler>;
  /** What the clock repeats. */
  schedules: JobName[];
}

const queryOf = (text: string, parameters: unknown[]): Parameters<SqlExecutor['executeQuery']>[0] =>
  ({
    sql: text,
    parameters,
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: 'simulated' },
  }) as unknown as Parameters<SqlExecutor['executeQuery']>[0];

/** Jobs of one node, in the table. */
export function createTableJobs(): TableJobs {
  const handlers: TableJobs['handlers'] = new Map();
  const schedules: JobName[] = [];
  return {
    handlers,
    schedules,
    async add(tx, name, data, { startAfter, singletonKey = crypto.randomUUID() } = {}) {
      // Asked for by a timer of real time after a change was recorded; the simulator seals when it draws so.
      if (name === 'seal-audit') return;
      await tx.executeQuery(
        queryOf(
          `insert into ${jobTableName} (name, data, start_after, singleton_key) values ($1, $2, $3, $4)
            on conflict (name, singleton_key) where state = 'waiting' do nothing`,
          [name, JSON.stringify(data), startAfter ?? null, singletonKey],
        ),
      );
    },
    work: (name, handler) => void handlers.set(name, handler as Handler),
    schedule: (name) => void schedules.push(name),
    nudge() {},
    async start() {},
    async stop() {},
  };
}

/** Jobs whose time has come, in the order in which they were asked for. */
export async function listDueJobs(db: Kysely<Database>, now: Date): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`select id, name, data, start_after, tries from ${sql.raw(jobTableName)}
    where state = 'waiting' and coalesce(start_after, ${now}) <= ${now} order by id`.execute(db);
  return rows;
}

/** When the next job is due; null when none waits. */
export async function findNextDue(db: Kysely<Database>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(coalesce(start_after, '-infinity')) as at
    from ${sql.raw(jobTableName)} where state = 'waiting' and start_after is not null`.execute(db);
  return rows[0]?.at ?? null;
}

const mostTries = 10;

/** Writes down what became of a job: done, or to be tried again, as the real queue does. */
export async function settleJob(db: Kysely<Database>, job: JobRow, isDone: boolean): Promise<void> {
  const state = isDone ? 'done' : job.tries + 1 > mostTries ? 'failed' : 'waiting';
  // One that was asked for again meanwhile takes the place of this one.
  await sql`update ${sql.raw(jobTableName)} as taken set tries = tries + 1, state = case when ${state} = 'waiting' and exists (
      select from ${sql.raw(jobTableName)} as other where other.name = taken.name and other.id <> taken.id
        and other.singleton_key = taken.singleton_key and other.state = 'waiting')
      then 'done' else ${state} end
    where id = ${job.id}`.execute(db);
}

/** Takes a job out of those that wait. */
export async function takeJob(db: Kysely<Database>, { id }: JobRow): Promise<void> {
  await sql`update ${sql.raw(jobTableName)} set state = 'running' where id = ${id}`.execute(db);
}

/** Puts back what nodes had taken that died since, as the real queue does after some time. */
export async function reviveJobs(db: Kysely<Database>): Promise<void> {
  await sql`update ${sql.raw(jobTableName)} as taken set state = case when exists (
      select from ${sql.raw(jobTableName)} as other where other.name = taken.name
        and other.singleton_key = taken.singleton_key and other.state = 'waiting')
      then 'done' else 'waiting' end
    where state = 'running'`.execute(db);
}
