import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { createEmptyDatabase } from '../../test/database.ts';
import { foldText } from '../platform/fold-text.ts';
import { migrate, readMigrations } from './migrate.ts';

/** How databases may be made that DATABASE_URL names; in the last two, lower() and upper() are not English. */
const localities = [
  `locale 'C'`,
  `locale 'C.UTF-8'`,
  `locale_provider icu icu_locale 'tr-TR' locale 'C'`,
  `locale_provider icu icu_locale 'lt-LT' locale 'C.UTF-8'`,
];

for (const locality of localities) {
  test(`fold_text: database with ${locality}, folds every letter as foldText does`, async (t) => {
    const database = await createEmptyDatabase(locality);
    t.after(() => database.drop());
    await migrate(database.pool, await readMigrations());
    const letters: string[] = [];
    // Beyond these planes no letter has a case.
    for (let point = 1; point < 0x20000; point += 1)
      if (point < 0xd800 || point > 0xdfff) letters.push(String.fromCodePoint(point));
    const wrong: string[] = [];
    for (let from = 0; from < letters.length; from += 20_000) {
      const part = letters.slice(from, from + 20_000);
      const { rows } = await database.pool.query<{ folded: string }>(
        'select fold_text(letter) as folded from unnest($1::text[]) with ordinality as l (letter, place) order by place',
        [part],
      );
      for (const [place, { folded }] of rows.entries())
        if (folded !== foldText(part[place]!)) wrong.push(part[place]!);
    }
    assert.deepEqual(wrong, []);
    for (const text of ['Straße', 'ΟΔΥΣΣΕΎΣ', 'Ο Δ', 'İSTANBUL', 'O\u0308mer', 'I', 'Алексей 7'])
      assert.equal(await fold(database.pool, text), foldText(text), text);
  });
}

const fold = async (pool: pg.Pool, text: string): Promise<string> =>
  (await pool.query<{ folded: string }>('select fold_text($1) as folded', [text])).rows[0]!.folded;

test('migration fold-text: rows of before, are found, and names that are the same now are told apart', async (t) => {
  const database = await createEmptyDatabase(`locale 'C'`);
  t.after(() => database.drop());
  const migrations = await readMigrations();
  const place = migrations.findIndex(({ name }) => name.endsWith('fold-text.sql'));
  await migrate(database.pool, migrations.slice(0, place));
  const { pool } = database;
  await pool.query(
    `insert into tenant (id, customer_number, customer_name, created_at) values (gen_random_uuid(), 'n', 'n', now())`,
  );
  for (const name of ['Prüfung', 'PRÜFUNG', 'Other'])
    await pool.query(
      `insert into transaction_template (id, tenant_id, name, created_at)
       select gen_random_uuid(), id, $1, clock_timestamp() from tenant`,
      [name],
    );
  await pool.query(
    `insert into account (id, tenant_id, account_number, display_name, created_at, modified_at)
     select gen_random_uuid(), id, 'a', 'Ömer', now(), now() from tenant`,
  );
  for (const [key, name] of [
    ['straße@example.com', 'one'],
    ['strasse@example.com', 'two'],
    ['ömer@example.com'.normalize('NFD'), 'three'],
  ])
    await pool.query(
      `insert into operator (id, tenant_id, role, display_name, email, email_key, created_at, modified_at)
       select gen_random_uuid(), id, 'owner', $2, $1, $1, clock_timestamp(), now() from tenant`,
      [key, name],
    );
  await migrate(pool, migrations);
  const names = await pool.query('select name from transaction_template order by created_at');
  assert.deepEqual(
    names.rows.map(({ name }) => name),
    ['Prüfung', 'PRÜFUNG (2)', 'Other'],
  );
  const found = await pool.query(`select from account where search_text like fold_text('%öMER%')`);
  assert.equal(found.rowCount, 1);
  const keys = await pool.query('select email_key from operator order by created_at');
  assert.deepEqual(
    keys.rows.map(({ email_key }) => email_key),
    ['straße@example.com', 'strasse@example.com', 'ömer@example.com'.normalize('NFC')],
  );
});
