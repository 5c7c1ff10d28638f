import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { withDatabase } from '../../test/database.ts';
import { afterCommit, isDatabaseUnavailable, openDatabase, transaction } from './database.ts';

test('openDatabase: connections cut while in use and while idle, fail their query only', async (t) => {
  const { db, pool } = await withDatabase(t);
  const { connection } = await withDatabase(t);
  const other = openDatabase(connection, { poolSize: 1 });
  t.after(() => other.close());
  const cut = (name: string) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(db);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(other.db);
  const busy = sql`select pg_sleep(60)`.execute(other.db);
  const refused = assert.rejects(busy, (error) => isDatabaseUnavailable(error));
  const sleeping = sql`select from pg_stat_activity where wait_event = 'PgSleep' and datname = ${rows[0]!.name}`;
  while ((await sleeping.execute(db)).rows.length === 0) await sleep(10);
  await cut(rows[0]!.name);
  await refused;
  // The pool drops a connection when it hears of its end.
  const untilDropped = async () => {
    while (other.pool.totalCount > 0) await sleep(10);
  };
  await untilDropped();
  assert.equal((await sql`select 1`.execute(other.db)).rows.length, 1);
  await cut(rows[0]!.name);
  await untilDropped();
  assert.equal((await sql`select 1`.execute(other.db)).rows.length, 1);
  assert.equal(pool.totalCount > 0, true);
});

test('openDatabase: more queries than the pool holds connections, wait for one', async (t) => {
  const { connection } = await withDatabase(t);
  const { db, pool, close } = openDatabase(connection, { poolSize: 3 });
  t.after(close);
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      await sql`select pg_sleep(0.02)`.execute(db);
      most = Math.max(most, pool.totalCount);
    }),
  );
  assert.equal(most, 3);
});

test('isDatabaseUnavailable: no server at the address or a full disk, yes; a mistake in the query, no', async (t) => {
  const nowhere = openDatabase({ url: 'postgres://u:p@127.0.0.1:1/x' }, { poolSize: 1 });
  t.after(() => nowhere.close());
  const refusal = await sql`select 1`.execute(nowhere.db).catch((error: unknown) => error);
  assert.equal(isDatabaseUnavailable(refusal), true);
  const { db } = await withDatabase(t);
  const mistake = await sql`select nothing`.execute(db).catch((error: unknown) => error);
  assert.equal(isDatabaseUnavailable(mistake), false);
  const full = await sql`do $$ begin raise exception 'full' using errcode = 'disk_full'; end $$`
    .execute(db)
    .catch((error: unknown) => error);
  assert.equal(isDatabaseUnavailable(full), true);
  const file = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
  assert.equal(isDatabaseUnavailable(file), false);
});

test('transaction: two that deadlock, both commit in the end', async (t) => {
  const { db } = await withDatabase(t);
  await sql`create table pair (id int primary key, n int)`.execute(db);
  await sql`insert into pair values (1, 0), (2, 0)`.execute(db);
  const raise = (first: number, second: number) =>
    transaction(db, async (tx) => {
      await sql`update pair set n = n + 1 where id = ${first}`.execute(tx);
      await sleep(100);
      await sql`update pair set n = n + 1 where id = ${second}`.execute(tx);
    });
  await Promise.all([raise(1, 2), raise(2, 1)]);
  const { rows } = await sql<{ n: number }>`select n from pair`.execute(db);
  assert.deepEqual(rows, [{ n: 2 }, { n: 2 }]);
});

test('transaction: inside an open one, shares its fate', async (t) => {
  const { db } = await withDatabase(t);
  await sql`create table one (id int)`.execute(db);
  const outer = transaction(db, async (tx) => {
    await transaction(tx, (inner) => sql`insert into one values (1)`.execute(inner));
    throw new Error('no');
  });
  await assert.rejects(outer, /no/);
  assert.equal((await sql`select from one`.execute(db)).rows.length, 0);
});

test('afterCommit: once the transaction has committed; not when it is rolled back or was run again before', async (t) => {
  const { db } = await withDatabase(t);
  const done: string[] = [];
  await transaction(db, async (tx) => {
    await transaction(tx, async (inner) => afterCommit(inner, () => done.push('committed')));
    assert.deepEqual(done, []);
  });
  const undone = transaction(db, async (tx) => {
    afterCommit(tx, () => done.push('rolled back'));
    throw new Error('no');
  });
  await assert.rejects(undone, /no/);
  let runs = 0;
  await transaction(db, async (tx) => {
    runs += 1;
    afterCommit(tx, () => done.push('run again'));
    if (runs === 1)
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
  });
  assert.deepEqual(done, ['committed', 'run again']);
});
