import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmptyDatabase } from '../../test/database.ts';
import { type Migration, MigrationRefused, migrate, readMigrations } from './migrate.ts';

const sample = (sql: string, number = 1): Migration => ({
  number,
  name: `000${number}-sample.sql`,
  checksum: `sum of ${sql}`,
  sql,
});

test('migrate: eight processes at once, each migration is applied once', async (t) => {
  const { pool } = await emptyDatabase(t);
  const migrations = await readMigrations();
  const runs = await Promise.all(Array.from({ length: 8 }, () => migrate(pool, migrations)));
  assert.deepEqual(
    runs.flat().sort(),
    migrations.map(({ name }) => name),
  );
});

test('migrations after 0033: no new rule reads all sessions or data keys under a lock that keeps everybody out', async () => {
  const statements = (await readMigrations())
    .filter(({ number }) => number > 33)
    .flatMap(({ sql }) => sql.replaceAll(/--.*$/gm, '').split(';'))
    .filter(
      (sql) => /alter table (session|data_key)\b/.test(sql) && /\badd\b.*\b(check|references)\b/s.test(sql),
    );
  assert.ok(statements.length >= 2);
  for (const sql of statements) assert.match(sql, /add constraint .*\) not valid\s*$/s);
});

test('migrate: a failing file leaves nothing of the earlier ones behind', async (t) => {
  const { pool } = await emptyDatabase(t);
  const bad = [sample('create table kept (id int)'), sample('create tabel typo ()', 2)];
  await assert.rejects(migrate(pool, bad), /syntax error/);
  const { rows } = await pool.query(
    `select to_regclass('kept') as kept, to_regclass('schema_migration') as log`,
  );
  assert.deepEqual(rows, [{ kept: null, log: null }]);
});

test('migrate: a second file, applies only that one', async (t) => {
  const { pool } = await emptyDatabase(t);
  const first = sample('create table one (id int)');
  await migrate(pool, [first]);
  assert.deepEqual(await migrate(pool, [first, sample('create table two (id int)', 2)]), ['0002-sample.sql']);
});

test('migrate: an applied file that was changed, refuses', async (t) => {
  const { pool } = await emptyDatabase(t);
  await migrate(pool, [sample('create table one (id int)')]);
  await assert.rejects(migrate(pool, [sample('create table one (id bigint)')]), MigrationRefused);
});

test('migrate: a database newer than the program, refuses', async (t) => {
  const { pool } = await emptyDatabase(t);
  await migrate(pool, [sample('select 1'), sample('select 2', 2)]);
  await assert.rejects(migrate(pool, [sample('select 1')]), MigrationRefused);
});

async function emptyDatabase(t: { after(run: () => Promise<void>): void }) {
  const database = await createEmptyDatabase();
  t.after(() => database.drop());
  return database;
}
