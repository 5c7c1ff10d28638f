import pg from 'pg';
import { connectionOptions, type DatabaseConnection } from '../../packages/server/src/platform/database.ts';
import { schemaTable } from '../../packages/server/src/store/backup/catalog.ts';
import { copyDatabase, type OwnedDatabase } from '../../packages/server/test/database.ts';
import { jobTableName } from '../outside/table-jobs.ts';

/** A database, and the connections of each node's processes to it. */
export interface Place {
  database: OwnedDatabase;
  /** They outlive a process: new ones know no table yet, and are slow. */
  pools: readonly [pg.Pool, pg.Pool];
  close(): Promise<void>;
}

/** Where histories are played, one after another: put back to the beginning between them. */
export interface Stage extends Place {
  /** Puts everything back as it was at the beginning; nothing may be under way. */
  reset(): Promise<void>;
}

/** Connections of one node at most. */
const poolSize = 8;

/** A plan is made once for each statement: with a handful of rows in each table any will do. */
const options = '-c DateStyle=ISO -c plan_cache_mode=force_generic_plan -c jit=off';

const schema = 'beginning';

interface TableRow {
  name: string;
  columns: string;
}

/** Each table, and those of its columns that can be written. */
const tablesOf = `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`;

interface SequenceRow {
  name: string;
  last: string | null;
}

const sequencesOf = `select quote_ident(sequencename) as name, last_value::text as last
  from pg_sequences where schemaname = 'public' order by sequencename`;

const restart = ({ name, last }: SequenceRow): string =>
  `perform setval('${name}', ${last ?? 1}, ${last !== null});`;

/**
 * Keeps what is in a database, and makes a function that puts it back. It runs as the superuser without triggers: they
 * guard the audit log against just this.
 */
export async function keepBeginning({ pool, asSuperuser }: OwnedDatabase): Promise<void> {
  const { rows: tables } = await pool.query<TableRow>(tablesOf);
  const { rows: sequences } = await pool.query<SequenceRow>(sequencesOf);
  const queue = `delete from ${jobTableName};`;
  const kept = tables.map(({ name }) => `create table ${schema}.${name} as table public.${name};`);
  const put = tables.map(
    ({ name, columns }) => `delete from public.${name};
      insert into public.${name} (${columns}) overriding system value select ${columns} from ${schema}.${name};`,
  );
  await asSuperuser(`create schema ${schema}; ${kept.join('\n')}
    create function ${schema}.put_back() returns void language plpgsql security definer
      set session_replication_role = replica as $$ begin ${[queue, ...put, ...sequences.map(restart)].join('\n')} end $$;
    grant usage on schema ${schema} to public`);
}

function openPool(connection: DatabaseConnection): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOptions(connection),
    options,
    max: poolSize,
    idleTimeoutMillis: 0,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Takes every row out of a copy of the beginning, and the beginning itself: a database that a backup can be restored into. */
export async function emptyOut({ pool, asSuperuser }: OwnedDatabase): Promise<void> {
  const { rows: tables } = await pool.query<TableRow>(tablesOf);
  const others = tables.filter(({ name }) => name !== schemaTable);
  await asSuperuser(`set session_replication_role = replica; drop schema ${schema} cascade;
    ${others.map(({ name }) => `delete from public.${name};`).join('\n')}`);
}

/** Opens a copy of a database. */
export async function openPlace(template: OwnedDatabase): Promise<Place> {
  const database = await copyDatabase(template);
  const pools = [openPool(database.connection), openPool(database.connection)] as const;
  return {
    ...{ database, pools },
    async close() {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
}

/** Opens a stage on a copy of a database that {@link keepBeginning} has seen. */
export async function openStage(template: OwnedDatabase): Promise<Stage> {
  const place = await openPlace(template);
  const reset = { name: 'reset', text: `select ${schema}.put_back()` };
  return { ...place, reset: async () => void (await place.database.pool.query(reset)) };
}
