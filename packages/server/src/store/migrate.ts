import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

/** One numbered SQL file. */
export interface Migration {
  number: number;
  name: string;
  /** SHA-256 of the file, hex. */
  checksum: string;
  sql: string;
}

/** Why the schema can't be brought up to date; one sentence for the operator. */
export class MigrationRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MigrationRefused';
  }
}

/** The migrations of this program. */
const migrationsDirectory = join(import.meta.dirname, 'migrations');

// Any constant that no other program takes in this database: the bytes of "selfsame".
const lockKey = 0x73656c66n;

/**
 * Reads `NNNN-name.sql` files in order.
 * @throws MigrationRefused when numbers repeat or leave a gap
 */
export async function readMigrations(directory = migrationsDirectory): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]);
      if (number !== index + 1) {
        throw new MigrationRefused(`Migration file ${file} should be numbered ${index + 1} as NNNN-name.sql`);
      }
      const sql = await readFile(join(directory, file), 'utf8');
      return { number, name: file, checksum: createHash('sha256').update(sql).digest('hex'), sql };
    }),
  );
}

/**
 * Brings the schema up to date in one transaction: all pending migrations or none. Several processes may start
 * at once; an advisory lock lets one do the work while the others wait and then find nothing to do.
 * @returns names of the migrations applied by this call
 * @throws MigrationRefused when an applied file was changed since, or the database is newer than this program
 */
export async function migrate(pool: Pool, migrations: Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const applied = await migrateWithin(client, migrations);
    await client.query('commit');
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/**
 * The same inside the transaction that a client has open.
 * @throws MigrationRefused
 */
export async function migrateWithin(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  // The wait for the lock is as long as the other process's migration.
  await client.query('set local statement_timeout = 0');
  await client.query('select pg_advisory_xact_lock($1)', [lockKey.toString()]);
  return applyPending(client, migrations);
}

async function applyPending(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(`create table if not exists schema_migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`);
  const known = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from schema_migration order by number',
  );
  for (const row of known.rows) {
    const migration = migrations[row.number - 1];
    if (migration === undefined) {
      throw new MigrationRefused(
        `The database is newer than this program: it holds migration ${row.name}, which this version does not know. Start the newer version.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationRefused(
        `Migration ${row.name} was changed after it was applied to this database. Restore the file and put the change into a new migration.`,
      );
    }
  }
  const pending = migrations.slice(known.rows.length);
  for (const { number, name, checksum, sql } of pending) {
    await client.query(sql);
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
  }
  return pending.map(({ name }) => name);
}
