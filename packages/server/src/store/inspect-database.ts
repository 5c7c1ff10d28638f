import type { Pool } from 'pg';

/** What a command looks at from outside: the database may be empty, or of another version of the program. */
export interface AppliedMigration {
  name: string;
  checksum: string;
}

/** Migrations that ran, in their order; null in a database without tables. */
export async function readAppliedMigrations(pool: Pool): Promise<AppliedMigration[] | null> {
  if (!(await hasTable(pool, 'schema_migration'))) return null;
  const { rows } = await pool.query<AppliedMigration>(
    'select name, checksum from schema_migration order by number',
  );
  return rows;
}

/** What runs the database, and how this database stores text (`UTF8`). */
export interface DatabaseServer {
  /** For people: `15.8 (Debian …)`. */
  version: string;
  /** For comparing: 150008. */
  number: number;
  encoding: string;
}

/** What runs the database. */
export async function readDatabaseServer(pool: Pool): Promise<DatabaseServer> {
  const { rows } = await pool.query<DatabaseServer>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       current_setting('server_encoding') as encoding`,
  );
  return rows[0]!;
}

/** How much of the database is in use. */
export interface DatabaseUse {
  /** For people: `12 MB`. */
  size: string;
  connections: number;
  maxConnections: number;
}

/** How large the database is, and how many connections its server has and can have. */
export async function readDatabaseUse(pool: Pool): Promise<DatabaseUse> {
  const { rows } = await pool.query<DatabaseUse>(
    `select pg_size_pretty(pg_database_size(current_database())) as size,
       (select count(*)::int from pg_stat_activity) as connections,
       current_setting('max_connections')::int as "maxConnections"`,
  );
  return rows[0]!;
}

/** How many data keys the master key wraps; null where nothing was ever sealed. */
export async function countDataKeys(pool: Pool): Promise<number | null> {
  if (!(await hasTable(pool, 'master_key'))) return null;
  return count(pool, 'select count(*)::int as count from data_key');
}

/** The database's clock. */
export async function readDatabaseTime(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]!.now;
}

/** The queue of jobs: due now, due for ten minutes, given up; null before the first start. */
export async function countJobs(pool: Pool): Promise<{ due: number; late: number; failed: number } | null> {
  if (!(await hasTable(pool, 'pgboss.job'))) return null;
  const { rows } = await pool.query<{ due: number; late: number; failed: number }>(
    `select count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as due,
       count(*) filter (where state in ('created', 'retry') and start_after < now() - interval '10 minutes')::int as late,
       count(*) filter (where state = 'failed')::int as failed
     from pgboss.job`,
  );
  return rows[0]!;
}

/** Captures under TempIds whose time ended before; null in a database without tables. */
export async function countOverdueCaptures(pool: Pool, before: Date): Promise<number | null> {
  if (!(await hasTable(pool, 'temp_capture'))) return null;
  return count(pool, 'select count(*)::int as count from temp_capture where expires_at < $1', [before]);
}

/** Makes the planner's statistics, however long that takes on this pool of one connection. */
export async function analyseTables(pool: Pool): Promise<void> {
  await pool.query('set statement_timeout = 0');
  await pool.query('analyze');
}

async function hasTable(pool: Pool, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ found: string | null }>('select to_regclass($1) as found', [name]);
  return rows[0]!.found !== null;
}

async function count(pool: Pool, text: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(text, values);
  return rows[0]!.count;
}
